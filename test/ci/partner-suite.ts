import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { Partner } from '../../src/partner/partner.ts'
import type { Door, OpenDoor } from './doors/door.ts'
import { inProcess } from './doors/in-process.ts'
import {
  type Answer,
  ask,
  authorize,
  connected,
  emitted,
  pullSleep,
  redeem,
  refresh,
  revoke,
  VERIFIER,
} from './doors/wire.ts'

const DAY_MS = 86_400_000

/**
 * What happens at a partner, seen from outside. It is told where the door is, in a page of a browser too, and what it
 * finds crosses over as JSON; the assertion stays behind.
 */
export interface Story {
  readonly title: string
  readonly of: 'aurora' | 'pulse'
  readonly tell: (open: OpenDoor, partner: Partner) => Promise<unknown>
  /** Absent where it must end as it ends in process, to the byte. */
  readonly ends?: unknown
}

/** What a mock must do, whatever door it is reached by. */
export const STORIES: readonly Story[] = [
  {
    title: 'a user connects with PKCE, and the token opens the data',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const { code, state } = await authorize(door)
      const { status, cacheControl, body } = await redeem(door, code)
      const { access_token, refresh_token, user_id, ...about } = body
      const pulled = await pullSleep(door, String(access_token))
      const journal = door.mock.journal.exchanges.map(({ route, response }) => [route, response.status])
      const isFirst = user_id === door.mock.users[0]!.id
      return [state, status, cacheControl, about, typeof refresh_token, isFirst, pulled.status, journal]
    },
    ends: [
      'a state & more',
      200,
      'no-store',
      {
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'sleep.read workout.read daily.read body.read offline',
      },
      'string',
      true,
      200,
      [
        ['authorize', 302],
        ['token', 200],
        ['data.sleep', 200],
      ],
    ],
  },
  {
    title: 'a wrong verifier is refused (RFC 7636 §4.6), and so is none',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const attempt = async (code_verifier: string | undefined) =>
        problemOf(await redeem(door, (await authorize(door)).code, { code_verifier }))
      return [await attempt(`${VERIFIER}x`), await attempt(undefined)]
    },
    ends: [
      [400, 'invalid_grant'],
      [400, 'invalid_grant'],
    ],
  },
  {
    title: 'pages follow one another, each record on one of them',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const { accessToken } = await connected(door)
      const pages: (readonly string[])[] = []
      let next: unknown
      do {
        const { body } = await pullSleep(door, accessToken, {
          limit: '7',
          ...(typeof next === 'string' && { next_token: next }),
        })
        pages.push((body.data as readonly { readonly id: string }[]).map(({ id }) => id))
        next = body.next_token
      } while (typeof next === 'string' && pages.length < 20)
      const nowMs = door.clock.epochMs()
      const user = door.mock.users[0]!.id
      const there = door.mock.world
        .records(user, 'sleep', nowMs - 28 * DAY_MS, nowMs)
        .filter(({ startMs }) => startMs >= nowMs - 28 * DAY_MS)
        .map(({ id }) => id)
      return [pages.length > 3, pages.flat().toSorted().join() === there.toSorted().join()]
    },
    ends: [true, true],
  },
  {
    title: 'a minute without a record is an empty list',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const { accessToken } = await connected(door)
      const { status, body } = await pullSleep(door, accessToken, {
        start: '2026-06-10T11:00:00Z',
        end: '2026-06-10T11:01:00Z',
      })
      return [status, body]
    },
    ends: [200, { data: [], next_token: null }],
  },
  {
    title: 'a refresh rotates; a refresh token that comes again is refused, and takes its family along',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const first = await connected(door)
      const { status, body } = await refresh(door, first.refreshToken)
      const isNew = body.refresh_token !== first.refreshToken && body.access_token !== first.accessToken
      const works = await pullSleep(door, String(body.access_token))
      const reused = await refresh(door, first.refreshToken)
      const after = await pullSleep(door, String(body.access_token))
      return [status, isNew, works.status, problemOf(reused), after.status]
    },
    ends: [200, true, 200, [400, 'invalid_grant'], 401],
  },
  {
    title: 'what was revoked opens nothing (RFC 7009), and revoking it again is no mistake',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const { accessToken, refreshToken } = await connected(door)
      const revoked = await revoke(door, refreshToken)
      const again = await revoke(door, refreshToken)
      const refreshed = await refresh(door, refreshToken)
      const pulled = await pullSleep(door, accessToken)
      return [revoked.status, again.status, problemOf(refreshed), pulled.status]
    },
    ends: [200, 200, [400, 'invalid_grant'], 401],
  },
  {
    title: 'a token dies with its hour and a code with its minute, by the clock alone',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const { accessToken } = await connected(door)
      await door.clock.advance(3_599_000)
      const before = await pullSleep(door, accessToken)
      await door.clock.advance(1000)
      const after = await pullSleep(door, accessToken)
      const { code } = await authorize(door)
      await door.clock.advance(61_000)
      const late = await redeem(door, code)
      return [before.status, after.status, after.challenge?.includes('invalid_token'), problemOf(late)]
    },
    ends: [200, 401, true, [400, 'invalid_grant']],
  },
  {
    title: "another partner's token is refused, as is none at all (RFC 6750 §3)",
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const foreign = await connected(await inProcess(partner, { seed: 2 }))
      const refused = await pullSleep(door, foreign.accessToken)
      const none = await ask(door, { path: '/v1/sleep' })
      return [refused, none].map(({ status, challenge }) => [status, challenge])
    },
    ends: [
      [401, 'Bearer realm="data", error="invalid_token", error_description="The access token is unknown."'],
      [401, 'Bearer realm="data"'],
    ],
  },
  {
    title: '64-bit ids arrive digit for digit',
    of: 'pulse',
    async tell(open, partner) {
      const door = await open(partner)
      const { accessToken } = await connected(door)
      const authorization = `Bearer ${accessToken}`
      const profile = await ask(door, { path: '/v2/user', form: { action: 'getprofile' }, authorization })
      const nowMs = door.clock.epochMs()
      const enddate = String(nowMs / 1000)
      const startdate = String((nowMs - 7 * DAY_MS) / 1000)
      const pulled = await ask(door, {
        path: '/v2/sleep',
        form: { action: 'getsummary', startdate, enddate, page: '1' },
        authorization,
      })
      const user = door.mock.users[0]!.id
      const there = new Set(door.mock.world.records(user, 'sleep', 0, nowMs).map(({ id }) => id))
      const ids = [...pulled.text.matchAll(/"id":\s*(\d+)/g)].map((match) => match[1]!)
      const isLarge = (id: string) => BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER)
      return [
        new RegExp(`"userid":\\s*${user}\\b`).test(profile.text) && isLarge(user),
        ids.length > 5 && ids.every((id) => there.has(id) && isLarge(id)),
      ]
    },
    ends: [true, true],
  },
  {
    title: 'an error hides in a 200 where the partner hides it there',
    of: 'pulse',
    async tell(open, partner) {
      const { status, body } = await ask(await open(partner), {
        path: '/v2/sleep',
        form: { action: 'getsummary', startdate: '1', enddate: '2', page: '1' },
        authorization: 'Bearer nonsense',
      })
      return [status, body.status]
    },
    ends: [200, 293],
  },
  {
    title: 'a fault that is switched on shows, and the honest partner has none',
    of: 'aurora',
    async tell(open, partner) {
      const redeemTwice = async (door: Door) => {
        const { code } = await authorize(door)
        return [(await redeem(door, code)).status, (await redeem(door, code)).status]
      }
      const honest = await redeemTwice(await open(partner))
      return [honest, await redeemTwice(await open(partner, { faults: ['reusable-code'] }))]
    },
    ends: [
      [200, 400],
      [200, 200],
    ],
  },
  {
    title: 'the reference client connects, reads a week, renews and gives back',
    of: 'aurora',
    async tell(open, partner) {
      const { mock, baseUrl, send, clock, consent, redirectUri } = await open(partner)
      const { credentials } = mock
      const client = createTerraClient({ partner, baseUrl, credentials, send, clock, store: memoryStore() })
      const { id, userId } = await client.connect({ consent, redirectUri })
      const read = await client.backfill(id, { days: 7 })
      await client.refresh(id)
      const revoked = await client.revoke(id)
      return [
        userId === mock.users[0]!.id,
        read.map(({ type, ended, records, problems }) => [type, ended, records > 0, problems]),
        mock.journal.find({ route: 'token' }).length,
        revoked?.response.status,
      ]
    },
    ends: [
      true,
      (['sleep', 'activity', 'daily', 'body'] as const).map((type) => [type, 'complete', true, []]),
      2,
      200,
    ],
  },
  {
    title: 'tokens, pages and signed webhooks are the same to the byte',
    of: 'aurora',
    async tell(open, partner) {
      const door = await open(partner)
      const tokens = await redeem(door, (await authorize(door)).code)
      const page = await pullSleep(door, String(tokens.body.access_token), { limit: '2' })
      return [tokens.text, page.text, await emitted(door, 'sleep.updated')]
    },
  },
  {
    title: 'so are those of a legacy partner',
    of: 'pulse',
    async tell(open, partner) {
      const door = await open(partner)
      const tokens = await redeem(door, (await authorize(door)).code)
      return [tokens.text, await emitted(door, 'sleep')]
    },
  },
]

function problemOf({ status, body }: Answer): readonly unknown[] {
  return [status, body.error]
}
