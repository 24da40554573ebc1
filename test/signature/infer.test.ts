import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingDelivery } from '../../src/signature/delivery.ts'
import { inferScheme } from '../../src/signature/infer.ts'
import {
  PRESET_NAMES,
  resolveScheme,
  type SignatureDeclaration,
  type SignatureScheme,
} from '../../src/signature/scheme.ts'
import { SecretMissingError } from '../../src/signature/secret.ts'
import { createVerifier } from '../../src/signature/verify.ts'
import {
  bytes,
  DELIVERY,
  fixture,
  fixtureNames,
  NOW_SECONDS,
  OTHER_SECRET,
  received,
  SECRET,
} from './support.ts'

const STANDARD = resolveScheme({ preset: 'standard-webhooks' })

function infer(
  declaration: SignatureDeclaration,
  declared?: SignatureScheme,
  secrets = [OTHER_SECRET, SECRET],
) {
  return inferScheme(received(resolveScheme(declaration), [SECRET]), secrets, { declared })
}

describe('what a sender does is found', () => {
  it.each(PRESET_NAMES)('when it is the preset %s, said in a word', (preset) => {
    const inference = infer({ preset })
    expect(inference).toMatchObject({ found: true, secretIndex: 1, scheme: resolveScheme({ preset }) })
    expect(inference.found && Object.keys(inference.declaration)).toHaveLength(1)
  })

  it.each(fixtureNames().filter((name) => name !== 'hmac.json'))('in the published vector %s', (name) => {
    const [{ secret, delivery, headers }] = fixture(name).vectors
    const { method, url, body } = delivery
    const incoming = { headers: { ...delivery.headers, ...headers }, body: bytes(body), method, url }
    const inference = inferScheme(incoming, [secret])
    expect(inference.found).toBe(true)
    expect(inference.tried).toBeGreaterThan(0)
  })

  // One thing done otherwise than declared, of each sort: what people lose hours to.
  const slips: readonly (readonly [string, SignatureDeclaration, readonly string[]])[] = [
    ['another hash', { algorithm: 'sha1' }, ['algorithm']],
    ['a longer hash', { algorithm: 'sha512' }, ['algorithm']],
    ['hexadecimal', { encoding: 'hex' }, ['encoding']],
    ['upper-case hexadecimal', { encoding: 'HEX' }, ['encoding']],
    ['the alphabet for URLs', { encoding: 'base64url' }, ['encoding']],
    ['no padding', { encoding: 'base64Unpadded' }, ['encoding']],
    ['base64 of hexadecimal', { encoding: 'base64OfHex' }, ['encoding']],
    [
      'the secret not decoded',
      { secretEncoding: 'utf8', secretPrefix: '' },
      ['secretEncoding', 'secretPrefix'],
    ],
    ['the secret not decoded, without its prefix', { secretEncoding: 'utf8' }, ['secretEncoding']],
    ['an ampersand after the key', { key: '{secret}&', secretEncoding: 'utf8', secretPrefix: '' }, ['key']],
    ['a line feed after the key', { key: '{secret}\n', secretEncoding: 'utf8', secretPrefix: '' }, ['key']],
    ['the body alone', { content: '{body}' }, ['content']],
    ['no id', { content: '{timestamp}.{body}' }, ['content']],
    ['no separators', { content: '{id}{timestamp}{body}' }, ['content']],
    ['colons', { content: '{id}:{timestamp}:{body}' }, ['content']],
    ['line feeds', { content: '{id}\n{timestamp}\n{body}' }, ['content']],
    ['another order', { content: '{timestamp}.{id}.{body}' }, ['content']],
    ['the body first', { content: '{body}.{timestamp}' }, ['content']],
    ['the method and the path', { content: '{timestamp}{method}{path}{body}' }, ['content']],
    ['the URL', { content: '{url}{body}' }, ['content']],
    ['milliseconds in the content', { content: '{id}.{timestampMs}.{body}' }, ['content']],
    ['milliseconds throughout', { timestamp: { unit: 'ms' } }, ['timestamp']],
    ['a time in words', { timestamp: { unit: 'iso8601' } }, ['timestamp']],
    ['another header', { header: 'x-webhook-signature' }, ['header']],
    ['another id header', { id: { header: 'x-delivery-id' } }, ['id']],
    ['another timestamp header', { timestamp: { header: 'x-sent-at' } }, ['timestamp']],
    ['another version', { value: 'v2,{signature}' }, ['value']],
    ['no version', { value: '{signature}' }, ['value']],
    ['a line feed more', { body: ['newline'] }, ['body']],
    ['JSON printed compactly', { body: ['compact'] }, ['body']],
    ['JSON printed by JavaScript', { body: ['javascript'] }, ['body']],
    ['JSON printed by Python', { body: ['spaced', 'ascii'] }, ['body']],
    ['JSON printed by PHP', { body: ['compact', 'ascii', 'slashes'] }, ['body']],
    ['JSON with its keys sorted', { body: ['sorted'] }, ['body']],
    ['JSON indented', { body: ['indented'] }, ['body']],
    ['JSON in a JSON string', { body: ['quoted'] }, ['body']],
  ]

  it.each(slips)('%s', (_, slip, fields) => {
    const inference = infer({ preset: 'standard-webhooks', ...slip }, STANDARD)
    const differing = inference.found ? inference.differences.map(({ field }) => field) : []
    expect(differing).toEqual(expect.arrayContaining([...fields]))
    expect(differing.filter((field) => !(field in slip) && field !== 'several')).toEqual([])
  })

  it('and nothing else, where the declared steps leave the body as it is', () => {
    const declared = resolveScheme({ preset: 'github', body: ['compact', 'ascii'] })
    const body = bytes('{"a":1}')
    const incoming = received(resolveScheme({ preset: 'github', encoding: 'base64' }), [SECRET], {
      ...DELIVERY,
      body,
    })
    const inference = inferScheme(incoming, [SECRET], { declared })
    expect(inference.found && inference.differences.map(({ field }) => field)).toEqual(['encoding'])
  })

  it('without a declared scheme as well, and in what the descriptor would say', () => {
    for (const [about, slip] of slips) {
      const inference = infer({ preset: 'standard-webhooks', ...slip })
      expect(inference, about).toMatchObject({ found: true })
      if (inference.found) expect(resolveScheme(inference.declaration), about).toEqual(inference.scheme)
    }
  })

  it('whatever it puts together', () => {
    const declarations = fc.record<SignatureDeclaration>({
      algorithm: fc.constantFrom('sha1', 'sha256', 'sha512'),
      key: fc.constantFrom('{secret}', '{secret}&'),
      secretEncoding: fc.constant('utf8'),
      content: fc.constantFrom(
        '{body}',
        '{timestamp}{body}',
        '{timestamp}.{body}',
        '{id}|{timestamp}|{body}',
      ),
      body: fc.constantFrom([], ['compact'], ['sorted'], ['newline'], ['spaced', 'ascii']),
      encoding: fc.constantFrom('hex', 'HEX', 'base64', 'base64url'),
      header: fc.constantFrom('x-signature', 'x-hmac', 'authorization', 'signature'),
      id: fc.constantFrom({ header: 'x-request-id' }, { header: 'x-event-id' }),
      timestamp: fc.record({
        header: fc.constantFrom('x-timestamp', 'x-sent'),
        unit: fc.constantFrom('s', 'ms'),
      }),
      value: fc.constantFrom('{signature}', 'sha256={signature}', 'hmac {signature}', 'v1={signature}'),
    })
    fc.assert(
      fc.property(declarations, (declaration) => {
        const scheme = resolveScheme(declaration)
        const incoming = received(scheme, [SECRET])
        const inference = inferScheme(incoming, [OTHER_SECRET, SECRET])
        expect(inference).toMatchObject({ found: true, secretIndex: 1 })
        if (!inference.found) return
        const { algorithm, header, content } = declaration
        expect(inference.scheme).toMatchObject({ algorithm, header, content })
        const verifier = createVerifier(inference.scheme, [SECRET])
        expect(verifier.verify(incoming, NOW_SECONDS)).toMatchObject({ valid: true })
      }),
      { seed: 20261123, numRuns: 40 },
    )
  })

  it('when the stamps stand in the body', () => {
    const body = bytes(`{"event_id":"e-7","sent":{"at":${NOW_SECONDS}},"x":1}`)
    const declaration: SignatureDeclaration = {
      content: '{timestamp}.{id}.{body}',
      id: { at: '/event_id' },
      timestamp: { at: '/sent/at' },
    }
    const incoming = received(resolveScheme(declaration), [SECRET], { ...DELIVERY, body })
    expect(inferScheme(incoming, [SECRET])).toMatchObject({ found: true, declaration })
  })

  it('when the timestamp is fields of the signature header, apart by semicolons', () => {
    const declaration: SignatureDeclaration = {
      content: '{timestamp}:{body}',
      header: 'x-partner-signature',
      value: 'ts={timestamp};h1={signature}',
      several: 'fields',
    }
    expect(infer(declaration)).toMatchObject({ found: true, declaration })
  })

  it('when the given secret has white space around it', () => {
    const incoming = received(STANDARD, [SECRET])
    const inference = inferScheme(incoming, [`${SECRET}\n`], { declared: STANDARD })
    expect(inference).toMatchObject({ found: true, isSecretTrimmed: true, differences: [] })
  })

  it('when the secret itself is sent, in a header or in the body', () => {
    const header = resolveScheme({ kind: 'token', header: 'authorization', value: 'Bearer {secret}' })
    expect(inferScheme(received(header, [SECRET]), [OTHER_SECRET, SECRET])).toMatchObject({
      scheme: header,
      secretIndex: 1,
    })
    const incoming = { headers: {}, body: bytes(`{"webhook_token":"${SECRET}"}`) }
    expect(inferScheme(incoming, [SECRET])).toMatchObject({
      declaration: { kind: 'token', at: '/webhook_token' },
    })
  })

  it('when it is RFC 9421 with other components, label and key', () => {
    const declaration: SignatureDeclaration = {
      preset: 'rfc9421',
      label: 'aurora',
      components: ['@target-uri', 'content-digest'],
      keyId: 'k1',
      secretEncoding: 'base64',
      secretPrefix: 'whsec_',
      digest: 'sha-512',
    }
    const declared = resolveScheme({ preset: 'rfc9421' })
    const inference = infer(declaration, declared)
    expect(inference).toMatchObject({ found: true, scheme: resolveScheme(declaration) })
    expect(inference.found && inference.differences.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['label', 'components', 'keyId', 'secretEncoding', 'digest']),
    )
  })

  it('in a large body as well, within the budget', () => {
    const samples = Array.from({ length: 900 }, (_, index) => ({
      at: `2026-11-23T00:00:00Z`,
      bpm: 50.5 + index,
      note: 'é/x',
    }))
    const body = bytes(JSON.stringify({ user_id: 'u1', samples }))
    expect(body.length).toBeGreaterThan(40_000)
    for (const slip of [
      { body: ['spaced', 'ascii'] },
      { content: '{timestamp}{method}{path}{body}' },
    ] as const) {
      const scheme = resolveScheme({ preset: 'standard-webhooks', ...slip })
      const incoming = received(scheme, [SECRET], { ...DELIVERY, body })
      expect(inferScheme(incoming, [SECRET])).toMatchObject({ found: true, scheme })
    }
  })
})

describe('what no descriptor could say is named', () => {
  const sign = (key: string, content: string) => createHmac('sha256', key).update(content).digest('hex')
  const sent = (headers: Record<string, string>): IncomingDelivery => ({ headers, body: DELIVERY.body })
  const body = new TextDecoder().decode(DELIVERY.body)
  const time = String(NOW_SECONDS)
  const cases: readonly (readonly [string, IncomingDelivery, RegExp])[] = [
    ['an empty key', sent({ 'x-signature': sign('', body) }), /with an empty key/],
    ['an empty body', sent({ 'x-signature': sign(SECRET, '') }), /signed an empty body/],
    [
      'a printed object',
      sent({ 'x-signature': sign(SECRET, `${time}.[object Object]`), 'x-timestamp': time }),
      /signed '\[object Object\]'.*\{timestamp\}\.\{body\}/,
    ],
    [
      'a plain hash of the body',
      sent({ 'x-signature': createHash('sha256').update(body).digest('hex') }),
      /plain sha256 of the body alone/,
    ],
    [
      'a plain hash with the secret',
      sent({
        'x-signature': createHash('sha256')
          .update(SECRET + body)
          .digest('hex'),
      }),
      /plain sha256 of the secret and the body/,
    ],
    ['a signature cut short', sent({ 'x-signature': sign(SECRET, body).slice(0, 32) }), /as long as an HMAC/],
    ['no signature', sent({ 'content-type': 'application/json' }), /No header/],
    [
      'a body that is not the one digested',
      { ...received(resolveScheme({ preset: 'rfc9421' }), [SECRET]), body: bytes('{}') },
      /Content-Digest is not the digest/,
    ],
  ]

  it.each(cases)('%s', (_, incoming, what) => {
    const inference = inferScheme(incoming, [OTHER_SECRET, SECRET])
    expect(inference).toMatchObject({ found: false, clue: { what: expect.stringMatching(what) } })
  })
})

describe('a search that finds nothing', () => {
  const unknown = (size: number) => {
    const body = bytes(JSON.stringify({ id: 'e1', data: 'x'.repeat(size), value: 1.5 }))
    return { ...received(STANDARD, ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']), body }
  }

  it('says how much it tried, and that it tried everything', () => {
    const inference = inferScheme(unknown(100), [SECRET])
    expect(inference).toMatchObject({ found: false, clue: undefined, isExhaustive: true })
    expect(inference.tried).toBeGreaterThan(10_000)
  })

  it('stops at a fixed cost, and says so', () => {
    const inference = inferScheme(unknown(200_000), [SECRET, OTHER_SECRET])
    expect(inference).toMatchObject({ found: false, isExhaustive: false })
    expect(inference.tried).toBeLessThan(5000)
  })

  it('does not start without a secret', () => {
    expect(() => inferScheme(unknown(10), [''])).toThrow(SecretMissingError)
  })
})
