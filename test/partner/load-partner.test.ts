import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadPartner, requirePartner } from '../../src/partner/load-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { DescriptorInvalidError } from '../../src/partner/problem-error.ts'
import { problemText } from '../../src/partner/problem-text.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { changed, type Files, GOOD_DESCRIPTOR, GOOD_FILES, readFrom } from '../support/descriptor.ts'
import { aurora, pulse } from '../support/partners.ts'
import { FILE_CASES, FORM_CASES, SYNTAX_CASES } from './bad-descriptors.ts'

const load = (files: Files, file = 'partner.yaml') => loadPartner(file, { read: readFrom(files) })

async function linesOf(files: Files, file?: string): Promise<readonly string[]> {
  const { problems = [] } = await load(files, file)
  return problems.map(problemText)
}

async function partnerOf(files: Files, file?: string): Promise<Partner> {
  const { partner, problems } = await load(files, file)
  if (partner === undefined) throw new Error(problems.map(problemText).join('\n'))
  return partner
}

describe('a lifetime of tokens', () => {
  it.each([
    ['stands at its usual place', '', '/expires_in'],
    ['elsewhere', '  tokenResponse: { expiresIn: /ttl }\n', '/ttl'],
    ['nowhere', '  tokenResponse: { expiresIn: null }\n', undefined],
  ])('%s', async (_, declared, expected) => {
    const text = GOOD_DESCRIPTOR.replace('  scopes:\n', `${declared}  scopes:\n`)
    const { auth } = await partnerOf({ ...GOOD_FILES, 'partner.yaml': text })
    expect('tokenResponse' in auth && auth.tokenResponse.expiresIn).toBe(expected)
  })
})

describe('what is wrong with a descriptor is told with place, expectation, finding and remedy', () => {
  it.each([...SYNTAX_CASES, ...FORM_CASES, ...FILE_CASES])('$title', async ({ files, lines }) => {
    expect(await linesOf(files)).toEqual(lines)
  })

  it('tells everything at once, in the descriptor and in the files that it names', async () => {
    const files = {
      ...GOOD_FILES,
      'partner.yaml': GOOD_DESCRIPTOR.replace('tokenUrl', 'tokenURL')
        .replace('format: date', 'format: day')
        .replace('examples/event.json', 'examples/evnt.json')
        .replace('name: Tiny Tracker\n', 'name: Tiny Tracker\nname: Again\n'),
      'mapping/sleep.yaml': '\tmetadata: {}\n',
    }
    expect((await linesOf(files)).map((line) => line.split('  expected')[0])).toEqual([
      'partner.yaml:3:1  /name',
      'partner.yaml:11:3  /auth/tokenURL',
      'partner.yaml:25:22  /data/sleep/range/format',
      'partner.yaml:41:16  /webhooks/events/0/example',
      'mapping/sleep.yaml:1:1',
    ])
  })

  it('tells of a mistake in a file once, however often the file is named', async () => {
    const files = {
      ...changed('schemas/event.json', 'schemas/sleep.json'),
      'schemas/sleep.json': '{ "type": }',
    }
    expect(await linesOf(files)).toHaveLength(1)
  })

  it('tells of a missing file at each place that names it', async () => {
    const files = changed('schemas/event.json', 'schemas/gone.json')
    const twice = {
      ...files,
      'partner.yaml': String(files['partner.yaml']).replace('schemas/sleep', 'schemas/gone'),
    }
    expect((await linesOf(twice)).map((line) => line.split(' ')[0])).toEqual([
      'partner.yaml:27:13',
      'partner.yaml:39:15',
    ])
  })

  it('survives nesting without end, in YAML and in JSON', async () => {
    const remedy = 'expected values nested a few levels deep, found nesting without end'
    expect((await linesOf({ 'partner.yaml': '['.repeat(3_000) }))[0]).toContain(remedy)
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    expect((await linesOf({ 'partner.json': deep }, 'partner.json'))[0]).toContain(remedy)
  })
})

describe('the file system', () => {
  it('is told of as it is: a folder, a missing file, a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'descriptor-'))
    try {
      const place = (name: string) => join(folder, name)
      await writeFile(place('partner.yaml'), 'id: tiny\nname: ""\nenvironments: {}\nauth: none\n')
      const lines = async (file: string) =>
        ((await loadPartner(file)).problems ?? []).map((problem) => problemText(problem).replace(folder, ''))
      expect(await lines(folder)).toEqual([
        ':1:1  expected a descriptor, found a folder; name a file in that folder',
      ])
      expect(await lines(place('nope.yaml'))).toEqual([
        '/nope.yaml:1:1  expected a descriptor, found no such file; create the file, or correct its name',
      ])
      expect(await lines(place('partner.yaml/inner.yaml'))).toEqual([
        '/partner.yaml/inner.yaml:1:1  expected a descriptor, found no such file; create the file, or correct its name',
      ])
      expect(await lines(place('partner.yaml'))).toEqual([
        '/partner.yaml:2:7  /name  expected text that is not empty, found ""; write for example Aurora Ring',
        '/partner.yaml:3:1  /environments  expected at least one key, found an empty mapping; write for example { staging: { baseUrl: https://staging.aurora.example } }',
        '/partner.yaml:4:7  /auth  expected a mapping of keys to values, found "none"; correct the value',
      ])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is not blamed on the descriptor when it fails', async () => {
    const read = () => Promise.reject(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))
    const { problems = [] } = await loadPartner('partner.yaml', { read })
    expect(problems.map(problemText)).toEqual([
      'partner.yaml:1:1  expected a descriptor, found a file that cannot be read (EIO: i/o error); check the file and its disk',
    ])
  })
})

describe('a good descriptor', () => {
  it('becomes a partner with every default filled in', async () => {
    const { auth, environments, data, webhooks } = await partnerOf(GOOD_FILES)
    expect(environments).toEqual({
      mock: environmentOf('http://127.0.0.1:4010', 'automatic'),
      staging: environmentOf('https://staging.tiny.example', 'browser'),
    })
    expect(auth).toEqual({
      kind: 'oauth2',
      authorizationUrl: '/oauth/authorize',
      authorizationParameters: {},
      tokenUrl: '/oauth/token',
      clientId: '${TINY_CLIENT_ID}',
      clientSecret: '${TINY_CLIENT_SECRET}',
      clientAuthentication: 'basic',
      pkce: 'optional',
      redirectUri: 'http://127.0.0.1:4011/callback',
      tokenRequest: { fields: {}, headers: {} },
      tokenResponse: {
        root: '',
        accessToken: '/access_token',
        refreshToken: '/refresh_token',
        expiresIn: '/expires_in',
      },
      scopes: { separator: ' ', request: ['sleep.read', 'offline'], granted: { from: 'none' } },
      access: { headers: { authorization: 'Bearer {accessToken}' }, query: {} },
      refresh: { kind: 'rotating', graceSeconds: 0, oldPair: 'livesOut', requiresScope: 'offline' },
      userId: { from: 'tokenResponse', at: '/user_id', type: 'string' },
      afterLink: [],
    })
    expect(data.sleep).toMatchObject({
      range: { format: 'date', start: 'inclusive', end: 'exclusive', match: 'start' },
      response: { root: '' },
      records: { time: 'dateTime' },
      empty: 'list',
    })
    expect(webhooks).toMatchObject({
      signature: { preset: 'standard-webhooks' },
      registration: { kind: 'dashboard' },
      handshake: { kind: 'none' },
      acknowledge: { status: [200, 201, 202, 204], withinSeconds: 10 },
      retry: { delaysSeconds: [5, 300, 1800, 7200, 18_000, 36_000] },
      events: [{ kind: 'data', payload: 'thin', when: { at: '/type', equals: 'sleep.updated' } }],
    })
    expect(webhooks?.signature).toEqual({ preset: 'standard-webhooks' })
  })

  it('holds what the files hold', async () => {
    const { data, webhooks } = await partnerOf(GOOD_FILES)
    const json = (file: string) => JSON.parse(String(GOOD_FILES[file]))
    expect(data.sleep?.schema).toEqual(json('schemas/sleep.json'))
    expect(data.sleep?.example).toEqual(json('examples/sleep.json'))
    expect(data.sleep?.mapping).toEqual({ metadata: { summary_id: 'id' } })
    expect(webhooks?.events[0]?.example).toEqual(json('examples/event.json'))
  })

  it('may leave out data, webhooks and the range of a request', async () => {
    const head = GOOD_DESCRIPTOR.slice(0, GOOD_DESCRIPTOR.indexOf('data:'))
    expect(await partnerOf({ 'partner.yaml': head })).toMatchObject({ data: {} })
    const { data } = await partnerOf(changed('    range: { format: date }\n', ''))
    expect(data.sleep?.range).toEqual({
      format: 'dateTime',
      start: 'inclusive',
      end: 'exclusive',
      match: 'start',
    })
  })

  it('says the same in JSON', async () => {
    const inJson = { ...GOOD_FILES, 'partner.json': JSON.stringify(await asWritten(), null, 2) }
    expect(await partnerOf(inJson, 'partner.json')).toEqual(await partnerOf(GOOD_FILES))
  })

  it('is judged in JSON as in YAML, repeated keys included', async () => {
    const text = JSON.stringify(await asWritten(), null, 2)
    const files = {
      ...GOOD_FILES,
      'p.json': text.replace('"id"', '"id": "other",\n  "id"').replace('tokenUrl', 'tokenURL'),
    }
    expect(await linesOf(files, 'p.json')).toEqual([
      'p.json:3:3  /id  expected each key once, found the same key again; remove one of the two',
      'p.json:16:5  /auth/tokenURL  expected "tokenUrl", found "tokenURL"; rename it to "tokenUrl"',
    ])
  })

  it('may repeat itself by anchors and merges, and is located where it is written', async () => {
    const text = GOOD_DESCRIPTOR.replace(
      '{ baseUrl: http://127.0.0.1:4010 }',
      '&local\n    baseUrl: http://127.0.0.1:4010\n    users: [ann]',
    ).replace('  staging:\n', '  second: *local\n  staging:\n    <<: *local\n')
    const { environments } = await partnerOf({ ...GOOD_FILES, 'partner.yaml': text })
    expect(environments.second).toEqual({
      ...environmentOf('http://127.0.0.1:4010', 'browser'),
      users: ['ann'],
    })
    expect(environments.staging).toEqual({
      ...environmentOf('https://staging.tiny.example', 'browser'),
      users: ['ann'],
    })
    const broken = { ...GOOD_FILES, 'partner.yaml': text.replace('users: [ann]', 'users: [7]') }
    const lines = await linesOf(broken)
    expect(lines).toHaveLength(3)
    for (const line of lines)
      expect(line).toMatch(/^partner\.yaml:6:13 {2}\/environments\/\w+\/users\/0 {2}expected text/)
  })

  it('may hold notes', async () => {
    const noted = await partnerOf(
      changed('    range: {', "    x-note: as seen\n    range: { x-why: 'their docs', "),
    )
    expect(noted.data.sleep?.range.format).toBe('date')
  })

  it('keeps 64-bit integers', async () => {
    const files = {
      ...GOOD_FILES,
      'mapping/sleep.yaml': 'metadata:\n  summary_id: 9007199254740993\n  n: 7\n',
    }
    const { data } = await partnerOf(files)
    expect(data.sleep?.mapping).toEqual({ metadata: { summary_id: 9007199254740993n, n: 7 } })
  })

  it('is thrown back by who cannot go on without it', async () => {
    const failing = requirePartner('partner.yaml', { read: readFrom(changed('tokenUrl', 'tokenURL')) })
    await expect(failing).rejects.toThrow(DescriptorInvalidError)
    await expect(failing).rejects.toMatchObject({
      code: 'DESCRIPTOR_INVALID',
      message:
        'Failed to load partner.yaml: one problem.\n' +
        'partner.yaml:10:3  /auth/tokenURL  expected "tokenUrl", found "tokenURL"; rename it to "tokenUrl"',
      problems: [{ file: 'partner.yaml', line: 10, column: 3, path: '/auth/tokenURL', severity: 'error' }],
    })
  })
})

describe('schemas are made self-contained', () => {
  const OPENAPI = `openapi: 3.1.0
components:
  schemas:
    Page:
      type: object
      required: [data]
      properties:
        data: { type: array, items: { $ref: '#/components/schemas/Night' } }
        next_token: { type: [string, 'null'] }
    Night:
      type: object
      required: [id, bedtime_start, bedtime_end]
      discriminator: { propertyName: id, mapping: { a: '#/components/schemas/Night' } }
      properties:
        id: { type: string }
        bedtime_start: { type: string }
        bedtime_end: { type: string }
        naps: { type: array, items: { $ref: '#/components/schemas/Night' } }
        stage: { $ref: 'common.json#/$defs/Stage' }
      additionalProperties: false
    Unrelated: { type: string }
`
  const files = {
    ...changed('schemas/sleep.json', 'api/openapi.yaml#/components/schemas/Page'),
    'api/openapi.yaml': OPENAPI,
    'api/common.json': JSON.stringify({ $defs: { Stage: { enum: ['deep', 'light'] } } }),
  }

  it('of an OpenAPI document, what is referred to comes along, from other files too', async () => {
    const { data } = await partnerOf(files)
    expect(Object.keys((data.sleep!.schema as { $defs: object }).$defs)).toEqual(['Page', 'Night', 'Stage'])
    expect(JSON.stringify(data.sleep?.schema)).not.toContain('components')
    expect(JSON.stringify(data.sleep?.schema)).not.toContain('discriminator')
  })

  it('and judges as the document does', async () => {
    const { data } = await partnerOf(files)
    const validate = compileValidator(data.sleep!.schema)
    const night = { id: 'a', bedtime_start: 'x', bedtime_end: 'y' }
    expect(validate({ data: [{ ...night, naps: [night], stage: 'deep' }] })).toEqual([])
    expect(validate({ data: [{ ...night, naps: [{ id: 'b' }], stage: 'rem' }] })).toHaveLength(3)
  })

  it('names from two files that are alike are told apart', async () => {
    const schema = {
      $defs: { time: { type: 'string' } },
      type: 'object',
      properties: {
        a: { $ref: '#/$defs/time' },
        b: { $ref: 'one.json#/time' },
        c: { $ref: 'two.json#/time' },
      },
    }
    const { webhooks } = await partnerOf({
      ...GOOD_FILES,
      'schemas/event.json': JSON.stringify(schema),
      'schemas/one.json': '{ "time": { "type": "number" } }',
      'schemas/two.json': '{ "time": { "type": "boolean" } }',
    })
    expect(webhooks?.events[0]?.schema).toEqual({
      ...schema,
      properties: { a: { $ref: '#/$defs/time' }, b: { $ref: '#/$defs/time2' }, c: { $ref: '#/$defs/time3' } },
      $defs: { time: { type: 'string' }, time2: { type: 'number' }, time3: { type: 'boolean' } },
    })
  })

  it('a property called $ref, enum or default is a property', async () => {
    const schema = {
      properties: { enum: { type: 'string' }, default: { $ref: 'one.json#/time' } },
      default: { $ref: 'gone.json' },
    }
    const { webhooks } = await partnerOf({
      ...GOOD_FILES,
      'schemas/event.json': JSON.stringify(schema),
      'schemas/one.json': '{ "time": { "type": "number" } }',
    })
    expect(webhooks?.events[0]?.schema).toMatchObject({
      properties: { enum: { type: 'string' }, default: { $ref: '#/$defs/time' } },
      default: { $ref: 'gone.json' },
    })
  })
})

describe('places', () => {
  it('lead from the partner into the files that it was made of', async () => {
    const { place } = await load(GOOD_FILES).then((result) =>
      'place' in result ? result : expect.unreachable(),
    )
    expect(place('/data/sleep/records/id')).toMatchObject({ file: 'partner.yaml', line: 26, column: 31 })
    expect(place('/data/sleep/example/data/0/id')).toEqual({
      file: 'examples/sleep.json',
      line: 4,
      column: 13,
      path: '/data/0/id',
    })
    expect(place('/data/sleep/mapping/metadata/summary_id')).toMatchObject({
      file: 'mapping/sleep.yaml',
      line: 2,
    })
    expect(place('/data/sleep/mapping/metadata/nothing/here')).toMatchObject({ line: 1, column: 1 })
  })
})

describe('the two partners of this repository', () => {
  it('load', async () => {
    expect((await aurora()).id).toBe('aurora')
    expect((await pulse()).id).toBe('pulse')
  })
})

function environmentOf(baseUrl: string, consent: string) {
  return { baseUrl, consent, consentParameters: { login_hint: '{user}' }, users: [] }
}

/** The good descriptor as plain data. */
async function asWritten(): Promise<unknown> {
  const { parse } = await import('yaml')
  return parse(GOOD_DESCRIPTOR)
}
