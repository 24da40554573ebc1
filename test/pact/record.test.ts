import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, parseJson } from '../../src/kernel/json.ts'
import { partnerMapping } from '../../src/mapping/compile.ts'
import { type Asked, readContract } from '../../src/pact/diff/read-contract.ts'
import { type RecordedPact, recordPact } from '../../src/pact/record-pact.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { mockCredentials } from '../../src/partner/credentials.ts'
import type { DataType } from '../../src/partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../src/partner/partner.ts'
import { aurora, pulse } from '../support/partners.ts'

function committed(id: string): string {
  return readFileSync(new URL(`../../contracts/${id}/pacts/terra-${id}.json`, import.meta.url), 'utf8')
}

describe.each([
  ['aurora', aurora],
  ['pulse', pulse],
] as const)('the pact with %s', (id, load) => {
  let partner: Partner
  let recorded: RecordedPact
  let contract: ReadonlyMap<string, Asked>
  beforeAll(async () => {
    partner = await load()
    recorded = await recordPact(partner)
    contract = readContract(parsed(recorded.text))
  })

  it('is the committed one, to the byte', () => {
    expect(recorded.fileName).toBe(`terra-${id}.json`)
    expect(recorded.text === committed(id)).toBe(true)
  })

  it('has a step for everything that the client does', () => {
    const names = [...contract.keys()]
    expect(names).toEqual(
      expect.arrayContaining([
        'the authorization endpoint redirects with a code',
        'the token endpoint takes an authorization code',
        'the token endpoint takes a refresh token',
        'the token endpoint refuses a dead refresh token',
        'the partner takes a grant back',
        'the partner takes an endpoint for webhooks',
        ...dataTypesOf(partner).flatMap((type) => [
          `${type}: a page of records`,
          `${type}: the first of several pages`,
          `${type}: the next page`,
          `${type}: nothing`,
          `${type}: refused without a valid token`,
          `${type}: refused after too many requests`,
        ]),
        ...partner.webhooks!.events.map(({ name }) => `event ${name}`),
      ]),
    )
    expect(recorded.interactions + recorded.messages).toBe(names.length)
  })

  it('asks for the fields that the mapping and the client read, and for no others', () => {
    for (const type of dataTypesOf(partner)) {
      const pages = [...contract.values()].filter(({ description }) =>
        new RegExp(`^${type}: (a page of records|a record with )`).test(description),
      )
      expect(new Set(pages.flatMap((page) => fieldsIn(partner, type, page)))).toEqual(readBy(partner, type))
    }
  })

  it('puts what a record may lack into interactions of its own, each with its state', () => {
    const whole = contract.get('sleep: a page of records')!
    const optional = [...contract.values()].filter(({ description }) =>
      description.startsWith('sleep: a record with '),
    )
    expect(optional.length).toBeGreaterThan(5)
    for (const { description, states } of optional) {
      const field = description.replace('sleep: a record with ', '')
      expect(states).toBe(`a user has a record with a field (field "${field}", type "sleep")`)
    }
    expect(fieldsIn(partner, 'sleep', whole)).not.toContain('/score')
  })

  it('leaves everything that only the provider knows to its states', () => {
    const { request } = contract.get('sleep: the next page')!
    const told = [...request.values()].filter((value) => value.includes('${'))
    expect(told).toEqual(expect.arrayContaining(['Bearer ${accessToken}', '${from}', '${to}']))
  })

  it('holds nothing that opens a door anywhere', () => {
    const { clientSecret, webhookSecrets } = mockCredentials(partner)
    for (const secret of [clientSecret, ...webhookSecrets]) expect(recorded.text).not.toContain(secret)
  })
})

describe('a pact', () => {
  it('is the same however often it is recorded', async () => {
    const { webhooks: _, ...whole } = await aurora()
    const partner = { ...whole, data: { sleep: whole.data.sleep! } }
    const [first, second] = [await recordPact(partner), await recordPact(partner)]
    expect(first.text === second.text).toBe(true)
  })

  it('is not made of a descriptor that the client does not understand', async () => {
    const whole = await aurora()
    const { webhooks: _, ...rest } = whole
    const sleep = { ...whole.data.sleep!, example: { data: [] }, paging: { kind: 'none' as const } }
    const elsewhere = { ...sleep, response: { root: '', success: { at: '/data/0', equals: 1 } } }
    await expect(recordPact({ ...rest, data: { sleep: elsewhere } })).rejects.toMatchObject({
      code: 'USAGE',
      step: 'sleep: a page of records',
      remedy: expect.stringContaining('terrarium lint'),
    })
  })

  it('asks how long a refresh token lives wherever one is given, of who tells it', async () => {
    const { data: _, webhooks: __, ...rest } = await aurora()
    const auth = rest.auth as OAuth2Auth
    const tokenResponse = { ...auth.tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
    const refresh = { ...auth.refresh, kind: 'static' } as const
    const asking = async (change: Partial<OAuth2Auth>) => {
      const { text } = await recordPact({ ...rest, data: {}, auth: { ...auth, ...change } })
      return [...readContract(parsed(text))]
        .filter(([, { response }]) => response.has('/refresh_token_expires_in'))
        .map(([name]) => name)
    }
    const first = 'the token endpoint takes an authorization code'
    expect(await asking({ tokenResponse })).toEqual(['the token endpoint takes a refresh token', first])
    expect(await asking({ tokenResponse, refresh })).toEqual([first])
    expect(await asking({})).toEqual([])
  })

  it('says who the consumer is', async () => {
    const { data: _, webhooks: __, ...rest } = await aurora()
    const { fileName, text } = await recordPact({ ...rest, data: {} }, { consumer: 'terra-eu' })
    expect(fileName).toBe('terra-eu-aurora.json')
    expect(parsed(text)).toMatchObject({ consumer: { name: 'terra-eu' }, provider: { name: 'aurora' } })
  })

  it('does not name the versions of what wrote it, which change without it', () => {
    expect(parsed(committed('aurora')).metadata).toEqual({ pactSpecification: { version: '4.0' } })
  })

  it('keeps integers of 64 bits', () => {
    expect(committed('pulse')).toMatch(/"id": \d{19},?\n/)
  })
})

function parsed(text: string): JsonObject {
  const pact = parseJson(text)
  if (!isJsonObject(pact)) throw new TypeError('a pact is an object')
  return pact
}

/** The leaves below a record, without the stars of lists. */
function fieldsIn(partner: Partner, type: DataType, { response }: Asked): readonly string[] {
  const { response: envelope, records } = dataSource(partner, type)
  const record = `${envelope.root}${records.at}/*`
  return [...response]
    .filter(([place, { kind }]) => place.startsWith(`${record}/`) && !['list', 'contains'].includes(kind))
    .filter(([place]) => ![...response.keys()].some((other) => other.startsWith(`${place}/`)))
    .map(([place]) => withoutStars(place.slice(record.length)))
}

function readBy(partner: Partner, type: DataType): ReadonlySet<string> {
  const { id, start, end, updated, userId, offset } = dataSource(partner, type).records
  const byClient = [id, start, end, updated, userId, offset?.at].filter((pointer) => pointer !== undefined)
  return new Set([...byClient, ...partnerMapping(partner, type).reads].map(withoutStars))
}

function withoutStars(pointer: string): string {
  return pointer.replaceAll('/*', '')
}
