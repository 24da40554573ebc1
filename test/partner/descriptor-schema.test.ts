import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { pointerKeys, resolvePointer } from '../../src/kernel/pointer.ts'
import { descriptorSchema } from '../../src/partner/descriptor-schema.ts'
import { GOOD_DESCRIPTOR } from '../support/descriptor.ts'
import { descriptorFile } from '../support/partners.ts'

type Node = Readonly<Record<string, unknown>>

/** Every schema inside the descriptor's, with the pointer to it. */
function schemasIn(schema: unknown, at = ''): readonly { readonly at: string; readonly schema: Node }[] {
  if (typeof schema !== 'object' || schema === null) return []
  const node = schema as Node
  const named = ['properties', 'patternProperties', '$defs', 'dependentSchemas'].flatMap((keyword) =>
    Object.entries((node[keyword] ?? {}) as Node).map(
      ([name, inner]) => [`${at}/${keyword}/${name}`, inner] as const,
    ),
  )
  const single = ['items', 'additionalProperties', 'propertyNames', 'if', 'then', 'else'].map(
    (keyword) => [`${at}/${keyword}`, node[keyword]] as const,
  )
  const listed = ['oneOf', 'anyOf', 'allOf'].flatMap((keyword) =>
    ((node[keyword] ?? []) as readonly unknown[]).map(
      (inner, index) => [`${at}/${keyword}/${index}`, inner] as const,
    ),
  )
  const inner = [...named, ...single, ...listed].flatMap(([path, item]) => schemasIn(item, path))
  return [{ at, schema: node }, ...inner]
}

const properties = schemasIn(descriptorSchema).filter(({ at }) => /\/properties\/[^/]+$/.test(at))
/** Those that stand in a condition ask for something and say nothing. */
const described = properties.filter(({ at }) => !/\/(if|dependentSchemas)\//.test(at))

const strict = () =>
  new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    discriminator: true,
    allErrors: true,
  })

describe('the published schema', () => {
  it('is the one in the source (else: node test/support/write-partner-schema.ts, then format)', async () => {
    const published = await readFile(new URL('../../schemas/partner.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(descriptorSchema)))
  })

  it('is a JSON Schema 2020-12 that strict validators take', () => {
    const ajv = strict()
    expect(ajv.validateSchema(descriptorSchema as object)).toBe(true)
    expect(() => ajv.compile(descriptorSchema as object)).not.toThrow()
  })

  it('has hundreds of properties', () => {
    expect(properties.length).toBeGreaterThan(120)
  })

  it('describes every property', () => {
    const bare = described.filter(({ schema }) => !/^\S.*\S$/.test(String(schema.description ?? '')))
    expect(bare.map(({ at }) => at)).toEqual([])
  })

  it('has an example of every property, or the values that it may have', () => {
    const bare = described.filter(
      ({ schema }) => !('const' in schema || 'enum' in schema || Array.isArray(schema.examples)),
    )
    expect(bare.map(({ at }) => at).filter((at) => !at.includes('/signature/properties/'))).toEqual([])
  })

  it('has examples and defaults that it accepts itself', () => {
    const ajv = strict()
    ajv.addSchema(descriptorSchema as object, 'descriptor')
    const samples = schemasIn(descriptorSchema).flatMap(({ at, schema }) => [
      ...((schema.examples ?? []) as readonly unknown[]).map((value) => ({ at, value })),
      ...('default' in schema ? [{ at, value: schema.default }] : []),
    ])
    expect(samples.length).toBeGreaterThan(150)
    const refused = samples.filter(({ at, value }) => {
      const $ref = `descriptor#${at.split('/').map(encodeURIComponent).join('/')}`
      return !ajv.validate({ $ref }, value)
    })
    expect(refused).toEqual([])
  })

  it('closes every mapping that has named keys', () => {
    const open = schemasIn(descriptorSchema).filter(
      ({ at, schema }) =>
        schema.properties !== undefined &&
        schema.additionalProperties === undefined &&
        !/\/(if|then|else|dependentSchemas)(\/|$)/.test(at),
    )
    expect(open.map(({ at }) => at)).toEqual([])
  })

  it('resolves its own references', () => {
    const references = schemasIn(descriptorSchema).flatMap(({ schema }) => schema.$ref ?? [])
    expect(references.length).toBeGreaterThan(50)
    for (const reference of references) {
      const pointer = String(reference).slice(1)
      expect(pointerKeys(pointer)[0]).toBe('$defs')
      expect(resolvePointer(descriptorSchema, pointer)).toBeDefined()
    }
  })
})

describe('descriptors as they are written', () => {
  const validate = strict().compile(descriptorSchema as object)
  const judge = (value: unknown) => (validate(value) ? [] : validate.errors)

  it.each(['aurora', 'pulse'] as const)('%s is valid for any validator of JSON Schema', async (id) => {
    expect(judge(parse(await readFile(descriptorFile(id), 'utf8')))).toEqual([])
  })

  it.each([
    ['client credentials', 'kind: clientCredentials, tokenUrl: /t, clientId: a, clientSecret: b'],
    ['a public client', 'kind: clientCredentials, tokenUrl: /t, clientId: a, clientAuthentication: none'],
    [
      'an API key',
      "kind: apiKey, access: { headers: { x-api-key: '{apiKey}' } }, credentials: { apiKey: k }",
    ],
    [
      'Basic',
      "kind: basic, access: { headers: { authorization: 'Basic {basicCredentials}' } }, credentials: { username: u, password: p }",
    ],
  ])('%s is one way to authenticate', (_, auth) => {
    const value = parse(GOOD_DESCRIPTOR)
    expect(judge({ ...value, auth: parse(`{ ${auth} }`) })).toEqual([])
  })

  it.each([
    ['{ kind: none }'],
    ['{ kind: cursor, next: /next, size: 5 }'],
    ['{ kind: offset, more: /more }'],
    ['{ kind: page, pages: /pages }'],
    ['{ kind: nextUrl, next: /links/next }'],
    ['{ kind: link }'],
  ])('paging may be %s', (paging) => {
    const value = parse(GOOD_DESCRIPTOR)
    value.data.sleep.paging = parse(paging)
    expect(judge(value)).toEqual([])
  })

  it.each([
    ['{ kind: none }'],
    ['{ kind: echo, parameter: challenge }'],
    ['{ kind: verifyCode, parameter: verify, code: abc }'],
    ['{ kind: head }'],
    ['{ kind: ping }'],
  ])('a handshake may be %s', (handshake) => {
    const value = parse(GOOD_DESCRIPTOR)
    value.webhooks.handshake = parse(handshake)
    expect(judge(value)).toEqual([])
  })
})
