import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mockProvider } from '../../src/ci/mock-provider.ts'
import { isJsonObject } from '../../src/kernel/json.ts'
import { withoutPointer } from '../../src/kernel/pointer.ts'
import { jsonReply } from '../../src/mock/reply.ts'
import type { Hooks } from '../../src/mock/seams.ts'
import { recordPact } from '../../src/pact/record-pact.ts'
import { type PactVerification, verifyPacts } from '../../src/pact/verify-pacts.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { afterCoros, afterSuunto } from '../integration/dimensions/after-real-partners.ts'
import { withAuth } from '../integration/dimensions/auth-variants.ts'
import { aurora, pulse } from '../support/partners.ts'

function pactFile(id: string): string {
  return new URL(`../../contracts/${id}/pacts/terra-${id}.json`, import.meta.url).pathname
}

function verify(partner: Partner, hooks: Hooks, options: { only?: string; file?: string } = {}) {
  const { file = pactFile(partner.id), ...rest } = options
  const side = mockProvider(partner, { faults: [{ id: 'wrong', hooks }] })
  const source = { kind: 'files' as const, files: [file] }
  return verifyPacts(partner.id, side, source, { variables: process.env, timeoutMs: 60_000, ...rest })
}

function withVerdict({ interactions }: PactVerification, verdict: string): readonly string[] {
  return interactions.filter((item) => item.verdict === verdict).map(({ description }) => description)
}

describe('an honest mock', () => {
  it.each([
    ['aurora', aurora, 102],
    ['pulse', pulse, 134],
  ] as const)(
    '%s honours its pact, webhooks too, and no state is left unset',
    async (_, load, count) => {
      const verification = await verify(await load(), {})
      expect(verification.interactions.filter(({ verdict }) => verdict !== 'pass')).toEqual([])
      expect(verification.interactions).toHaveLength(count)
    },
    30_000,
  )
})

describe('a mock that does one thing wrongly', () => {
  it.each<[string, Hooks, string, string, RegExp]>([
    [
      'calls a field otherwise',
      {
        record: (honest) => (item, type, source, mock) => {
          const { total_sleep_duration, ...rest } = honest(item, type, source, mock)
          return { ...rest, totalSleepDuration: total_sleep_duration! }
        },
      },
      '^sleep: (a page|nothing)',
      'sleep: a page of records',
      /\$\.data\[\*\]: .*missing.* total_sleep_duration/,
    ],
    [
      'writes a number as text',
      {
        record: (honest) => (item, type, source, mock) => {
          const record = honest(item, type, source, mock)
          return { ...record, deep_sleep_duration: String(record.deep_sleep_duration) }
        },
      },
      '^sleep: (a page|nothing)',
      'sleep: a page of records',
      /\$\.data\[\*\]\.deep_sleep_duration: Expected what is there .*integer/,
    ],
    [
      'uses a word that nobody knows',
      {
        record: (honest) => (item, type, source, mock) => ({
          ...honest(item, type, source, mock),
          type: 'siesta',
        }),
      },
      '^sleep: (a page|nothing)',
      'sleep: a page of records',
      /\$\.data\[\*\]\.type: Expected what is there to match '\^\(long_sleep\|nap\|rest\)\$'/,
    ],
    [
      'leaves out where the next page starts',
      {
        dataBody: (honest) => (page, query, call, mock) =>
          withoutPointer(honest(page, query, call, mock), '/next_token'),
      },
      '^body: (a page|the first)',
      'body: the first of several pages',
      /missing.* next_token/,
    ],
    [
      'puts the records elsewhere',
      {
        dataBody: (honest) => (page, query, call, mock) => {
          const body = honest(page, query, call, mock)
          return isJsonObject(body) ? { items: body.data! } : body
        },
      },
      '^daily: nothing|refresh token$',
      'daily: nothing',
      /missing.* data/,
    ],
    [
      'refuses a good refresh token',
      {
        refreshProblems: () => () => [
          { about: 'token', status: 400, error: 'invalid_grant', description: 'No.' },
        ],
      },
      'refresh token$',
      'the token endpoint takes a refresh token',
      /status code 400/,
    ],
    [
      'takes a dead refresh token',
      { refreshProblems: () => () => [] },
      'refresh token$',
      'the token endpoint refuses a dead refresh token',
      /status code 200/,
    ],
    [
      'sends webhooks without a user',
      {
        eventPayload: (honest) => (occasion, mock) => withoutPointer(honest(occasion, mock), '/user_id'),
      },
      '^event sleep.updated|^body: a page',
      'event sleep.updated',
      /missing.* user_id/,
    ],
    [
      'signs webhooks in a header of another name',
      {
        signDelivery: (honest) => (message, context) => {
          const { 'webhook-signature': signature, ...rest } = honest(message, context)
          return { ...rest, 'x-signature': signature! }
        },
      },
      '^event sleep.updated|^body: a page',
      'event sleep.updated',
      /webhook-signature/,
    ],
    [
      'tells of too many requests inside 200',
      { errorReply: () => () => jsonReply(200, {}) },
      '^sleep: refused after',
      'sleep: refused after too many requests',
      /Expected status code 200 to be .*429|expected 429 but was 200/i,
    ],
  ])('%s', async (_, hooks, only, broken, reason) => {
    const verification = await verify(await aurora(), hooks, { only })
    expect(withVerdict(verification, 'fail')).toEqual([broken])
    const { reasons } = verification.interactions.find(({ description }) => description === broken)!
    expect(reasons.join('\n')).toMatch(reason)
  })
})

describe('pacts of other partners', () => {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-pacts-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('whose next page stands in a URL, who take a day at a time with one pair of tokens, send later, extend tokens, or have no OAuth, are honoured too', async () => {
    const whole = await aurora()
    const { webhooks, ...rest } = whole
    // The linked user has it already.
    const onePair = { count: 1, onLimit: 'refuse', error: 'too_many_tokens' } as const
    const sleep = whole.data.sleep!
    const { next_token: __, ...query } = sleep.request.query ?? {}
    const day = { start: '{day}', next_token: '{cursor}' }
    const { maxDays: ___, ...range } = sleep.range
    const others: readonly Partner[] = [
      {
        ...rest,
        id: 'linked',
        data: { sleep: { ...sleep, paging: { kind: 'link' }, request: { ...sleep.request, query } } },
      },
      {
        ...rest,
        id: 'daily',
        auth: withAuth(whole, { maxLiveTokens: onePair }).auth,
        data: {
          sleep: {
            ...sleep,
            empty: '204',
            range: { ...range, format: 'date', match: 'day' },
            request: { ...sleep.request, query: day },
          },
        },
      },
      {
        ...rest,
        id: 'later',
        data: {
          sleep: {
            ...sleep,
            paging: { kind: 'none' },
            request: { ...sleep.request, query },
            deferred: { event: 'sleep.updated', withinSeconds: 300, duplicate: 409 },
          },
        },
      },
      // Extended tokens, codes without a list, and events that call users by a key.
      {
        ...afterSuunto(afterCoros(whole)),
        id: 'extending',
        data: { sleep },
        webhooks: { ...webhooks!, events: webhooks!.events.filter(({ dataType }) => dataType === 'sleep') },
      },
      {
        ...rest,
        id: 'keyed',
        auth: {
          kind: 'apiKey',
          access: { headers: { 'x-api-key': '{apiKey}' }, query: {} },
          credentials: { apiKey: '${KEY}' },
        },
        data: { sleep },
      },
    ]
    for (const partner of others) {
      const { fileName, text } = await recordPact(partner)
      const file = join(folder, fileName)
      writeFileSync(file, text)
      const verification = await verify(partner, {}, { file, only: 'page|nothing|refused|token|asked|event' })
      expect(withVerdict(verification, 'pass')).toHaveLength(verification.interactions.length)
      expect(verification.interactions.length).toBeGreaterThanOrEqual(5)
    }
  }, 30_000)
})
