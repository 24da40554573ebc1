import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileValidator } from '../../src/schema/validator.ts'
import { BODY_STEPS } from '../../src/signature/body-step.ts'
import { signatureSchema } from '../../src/signature/declaration-schema.ts'
import { declareScheme, printDeclaration } from '../../src/signature/declare.ts'
import { SIGNATURE_ENCODINGS } from '../../src/signature/encoding.ts'
import {
  PRESET_NAMES,
  resolveScheme,
  type SignatureDeclaration,
  type SignatureScheme,
} from '../../src/signature/scheme.ts'
import { SignatureSchemeError } from '../../src/signature/scheme-error.ts'

const validate = compileValidator(signatureSchema)

describe('a declaration', () => {
  it('spells out what its preset and the defaults leave unsaid', () => {
    expect(resolveScheme({ preset: 'standard-webhooks' })).toEqual({
      kind: 'hmac',
      algorithm: 'sha256',
      key: '{secret}',
      secretEncoding: 'base64',
      secretPrefix: 'whsec_',
      content: '{id}.{timestamp}.{body}',
      body: [],
      encoding: 'base64',
      header: 'webhook-signature',
      value: 'v1,{signature}',
      several: 'space',
      id: { from: 'header', header: 'webhook-id' },
      timestamp: { from: 'header', header: 'webhook-timestamp', unit: 's', toleranceSeconds: 300 },
    })
  })

  it('may spell out a preset, and is then the same scheme', () => {
    const spelt: SignatureDeclaration = {
      algorithm: 'sha256',
      content: '{timestamp}.{body}',
      header: 'Terra-Signature',
      value: 't={timestamp},v1={signature}',
      several: 'fields',
    }
    expect(resolveScheme(spelt)).toEqual(resolveScheme({ preset: 'terra' }))
  })

  it('keeps the place of a timestamp when it overrides the tolerance, and leaves it when it names another', () => {
    const preset = 'standard-webhooks'
    expect(resolveScheme({ preset, timestamp: { toleranceSeconds: 10 } })).toMatchObject({
      timestamp: { from: 'header', header: 'webhook-timestamp', toleranceSeconds: 10 },
    })
    expect(resolveScheme({ preset, timestamp: { at: '/sent' } })).toMatchObject({
      timestamp: { from: 'body', at: '/sent' },
    })
    expect(resolveScheme({ preset, id: { at: '/id' } })).toMatchObject({ id: { from: 'body', at: '/id' } })
  })

  it('may take a timestamp away again', () => {
    expect(resolveScheme({ preset: 'slack', content: '{body}', timestamp: 'none' })).toMatchObject({
      timestamp: { from: 'none' },
    })
  })

  it('reads header names in any case', () => {
    expect(resolveScheme({ header: 'X-Polar-Signature' })).toMatchObject({ header: 'x-polar-signature' })
  })
})

describe('a declaration that cannot be', () => {
  const cases: readonly (readonly [unknown, string, string])[] = [
    [{ preset: 'standard-webhook' }, '/preset', "Write 'standard-webhooks' instead."],
    [{ preset: 'toString' }, '/preset', 'Use one of'],
    [{ algoritm: 'sha1' }, '/algoritm', "Write 'algorithm' instead."],
    [{ algorithm: 'sha-256' }, '/algorithm', "Write 'sha256' instead."],
    [{ algorithm: 'md5' }, '/algorithm', 'one of sha1, sha256, sha512'],
    [{ kind: 'token', algorithm: 'sha256' }, '/algorithm', 'Use one of'],
    [{ kind: 'messageSignature', header: 'x' }, '/header', 'Use one of'],
    [{ key: 'secret' }, '/key', "Write '{secret}'"],
    [{ key: '{secret}{secret}' }, '/key', "Write '{secret}'"],
    [{ content: '{bdoy}' }, '/content', '{body}'],
    [{ content: '' }, '/content', "Write '{body}'."],
    [{ content: '{id}.{body}' }, '/id', 'webhook-id'],
    [{ content: '{timestamp}.{body}' }, '/timestamp', 'webhook-timestamp'],
    [{ content: '{timestampMs}.{body}' }, '/timestamp', 'webhook-timestamp'],
    [{ value: 'v1' }, '/value', "'sha256={signature}'"],
    [{ value: '{signature},{signature}' }, '/value', "'sha256={signature}'"],
    [{ value: '{timestamp}{signature}' }, '/value', 'between them'],
    [{ value: '{id},{signature}' }, '/value', '{signature}, {timestamp}'],
    [{ value: 't={timestamp},v1={signature}', several: 'comma' }, '/several', "'fields'"],
    [{ value: 'v1 {signature}', several: 'space' }, '/several', "'fields'"],
    [{ header: 'x signature' }, '/header', 'name of a header'],
    [{ body: ['compacted'] }, '/body', 'one of compact'],
    [{ body: 'compact' }, '/body', 'a list'],
    [{ id: {} }, '/id', "Name either 'header'"],
    [{ id: { header: 'a', at: '/a' } }, '/id', "Name either 'header'"],
    [{ id: { at: 'a' } }, '/id/at', "'/sent_at'"],
    [{ id: { headr: 'a' } }, '/id/headr', "Write 'header' instead."],
    [{ timestamp: { header: 'x', unit: 'sec' } }, '/timestamp/unit', 'one of s, ms, iso8601'],
    [{ timestamp: { header: 'x', toleranceSeconds: -1 } }, '/timestamp/toleranceSeconds', '0 or more'],
    [{ timestamp: 'header' }, '/timestamp', 'none or an object'],
    [{ value: 't={timestamp},v1={signature}', timestamp: { header: 'x' } }, '/timestamp', "out of 'value'"],
    [{ kind: 'token', value: 'Bearer' }, '/value', "'Bearer {secret}'"],
    [{ kind: 'token', header: 'x', at: '/token' }, '/at', "'header' with 'value'"],
    [{ preset: 'rfc9421', components: ['@status'] }, '/components/0', '@method'],
    [{ preset: 'rfc9421', components: ['Date', 'date'] }, '/components/1', 'once'],
    [{ preset: 'rfc9421', label: 'Sig' }, '/label', 'lower-case'],
    [{ preset: 'rfc9421', statesAlgorithm: 'yes' }, '/statesAlgorithm', 'true or false'],
  ]

  it.each(cases)('%j is refused at %s', (declaration, path, remedy) => {
    const resolve = () => resolveScheme(declaration as SignatureDeclaration)
    expect(resolve).toThrow(SignatureSchemeError)
    expect(resolve).toThrow(expect.objectContaining({ path, code: 'SIGNATURE_SCHEME_INVALID' }))
    expect(resolve).toThrow(expect.objectContaining({ remedy: expect.stringContaining(remedy) }))
    expect(resolve).toThrow(/^Failed to resolve the signature scheme: .+\.$/)
  })
})

describe('the schema of declarations', () => {
  it.each(PRESET_NAMES)('takes the preset %s', (preset) => {
    expect(validate({ preset })).toEqual([])
    expect(
      validate({ preset, timestamp: { toleranceSeconds: 60 }, id: { at: '/id' }, body: ['compact'] }),
    ).toEqual([])
  })

  it('says the default and the meaning of every property, and refuses any other', () => {
    const open: string[] = []
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties, additionalProperties } = schema as Record<
        string,
        Record<string, unknown> | undefined
      >
      if (properties !== undefined && (additionalProperties as unknown) !== false) open.push(path)
      for (const [name, property] of Object.entries(properties ?? {})) {
        const { description, default: byDefault } = property as { description?: string; default?: unknown }
        if (description === undefined || byDefault === undefined) open.push(`${path}/${name}`)
      }
      for (const [key, inner] of Object.entries(schema)) walk(inner, `${path}/${key}`)
    }
    walk(signatureSchema, '')
    expect(open).toEqual([])
  })

  it('states the defaults that are in force', () => {
    const properties = signatureSchema.properties as Record<string, { readonly default: unknown }>
    const common = ['algorithm', 'key', 'secretEncoding', 'secretPrefix', 'content', 'body', 'encoding']
    const hmac = [...common, 'header', 'value', 'several', 'id', 'timestamp', 'kind', 'preset']
    const message = [
      'label',
      'components',
      'keyId',
      'statesAlgorithm',
      'digest',
      'key',
      'secretEncoding',
      'secretPrefix',
    ]
    const stated = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, properties[name]!.default])) as SignatureDeclaration
    expect(Object.keys(properties).sort()).toEqual([...new Set([...hmac, ...message, 'at'])].sort())
    expect(resolveScheme(stated(hmac))).toEqual(resolveScheme({}))
    expect(resolveScheme({ ...stated(message), kind: 'messageSignature' })).toEqual(
      resolveScheme({ kind: 'messageSignature' }),
    )
  })

  it.each([{ algorithm: 'md5' }, { colour: 1 }, { id: {}, x: 1 }, { header: 'a b' }, { preset: 'none' }])(
    'refuses %j',
    (declaration) => expect(validate(declaration)).not.toEqual([]),
  )
})

describe('the shortest declaration of a scheme', () => {
  it.each(PRESET_NAMES)('of the preset %s is one word', (preset) => {
    const declaration = declareScheme(resolveScheme({ preset }))
    expect(Object.keys(declaration)).toHaveLength(1)
    expect(resolveScheme(declaration)).toEqual(resolveScheme({ preset }))
  })

  it('resolves to the scheme again, whatever it is', () => {
    const text = fc.constantFrom(
      '{body}',
      '{timestamp}{body}',
      '{id}:{timestamp}:{body}',
      '{method}\n{url}\n{body}',
    )
    const declared = fc.record<SignatureDeclaration & Record<string, unknown>>({
      preset: fc.constantFrom(null, ...PRESET_NAMES.filter((name) => name !== 'rfc9421')),
      algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
      key: fc.constantFrom('{secret}', '{secret}&'),
      content: text,
      body: fc.uniqueArray(fc.constantFrom(...BODY_STEPS), { maxLength: 2 }),
      encoding: fc.constantFrom(...SIGNATURE_ENCODINGS),
      id: fc.constantFrom({ header: 'x-id' }, { at: '/id' }),
      timestamp: fc.record(
        { header: fc.constant('x-time'), unit: fc.constantFrom('s', 'ms'), toleranceSeconds: fc.nat(900) },
        { requiredKeys: ['header'] },
      ),
      value: fc.constantFrom('{signature}', 'v1={signature}'),
      several: fc.constantFrom('none', 'fields', 'space'),
    })
    fc.assert(
      fc.property(declared, (declaration) => {
        const scheme: SignatureScheme = resolveScheme(declaration)
        const shortest = declareScheme(scheme)
        expect(resolveScheme(shortest)).toEqual(scheme)
        expect(validate(shortest)).toEqual([])
        expect(Object.keys(shortest).length).toBeLessThanOrEqual(Object.keys(declaration).length)
      }),
      { seed: 20261123, numRuns: 60 },
    )
  })

  it('is printed as YAML that fits on a line', () => {
    const scheme = resolveScheme({
      preset: 'slack',
      key: "{secret}'",
      content: 'v0\n{timestamp}:{body}',
      timestamp: { unit: 'ms' },
    })
    expect(printDeclaration(declareScheme(scheme))).toBe(
      `{ preset: slack, key: '{secret}''', content: "v0\\n{timestamp}:{body}", timestamp: { header: x-slack-request-timestamp, unit: ms } }`,
    )
  })
})
