import type { TokenReading } from '../../../src/client/read-token-response.ts'
import type { Random } from '../../../src/kernel/random.ts'
import type { Timeline } from './timeline.ts'

/**
 * How a partner treats its tokens. `lenient` refuses a refresh token that was replaced, and leaves the grant alive.
 * `untilUsed` takes it until the new access token is used. `extending` has one pair for ever.
 */
export const REFRESH_KINDS = ['rotating', 'lenient', 'grace', 'static', 'extending', 'untilUsed'] as const
export type RefreshKind = (typeof REFRESH_KINDS)[number]

/** What happens to one refresh on its way. */
export const FATES = [
  'answered',
  'lost before',
  'lost after',
  'slow',
  'busy',
  'too many',
  'broken before',
  'broken after',
  'refused without a reason',
  'garbage',
] as const
export type Fate = (typeof FATES)[number]

export interface Sent {
  readonly refreshToken: string
  readonly sender: string
  readonly atMs: number
  fate: Fate
  /** The access token that was issued, whoever got it. */
  issued?: string
  /** Undefined while nothing has come back. */
  answer?: TokenReading['kind'] | 'dead'
}

/** How long tokens live; refresh tokens until they are replaced unless told. */
export interface Lives {
  readonly accessMs: number
  readonly refreshMs?: number
}

/** A token endpoint whose every decision is known: what it took for granted, issued and killed. */
export interface TokenServer {
  readonly sent: Sent[]
  readonly lives: Lives
  refresh(refreshToken: string, sender: string, fate: Fate): Promise<TokenReading>
  /** Whether it opens something, which is a use of it. */
  works(accessToken: string): boolean
  isLive(refreshToken: string): boolean
  /** The user withdraws. */
  withdraw(): void
}

const GRACE_MS = 3600_000

export function tokenServer(time: Timeline, random: Random, kind: RefreshKind, lives: Lives): TokenServer {
  const { accessMs, refreshMs = Number.POSITIVE_INFINITY } = lives
  const access = new Map<string, number>([['access-0', time.nowMs + accessMs]])
  /** Until when each refresh token that was not replaced lives. One that stays lives on from each use. */
  const current = new Map<string, number>([['refresh-0', time.nowMs + refreshMs]])
  const replaced = new Map<string, number>()
  /** By access token: the refresh token that ends when it is used. */
  const endsOnUse = new Map<string, string>()
  let count = 0
  let withdrawn = false

  const issue = (refreshToken: string): TokenReading => {
    if (withdrawn) return { kind: 'refused', status: 400, error: 'invalid_grant', dead: true }
    if ((current.get(refreshToken) ?? Number.POSITIVE_INFINITY) <= time.nowMs)
      return { kind: 'refused', status: 400, error: 'invalid_grant', dead: true }
    const replacedAt = replaced.get(refreshToken)
    const inGrace = kind === 'grace' && replacedAt !== undefined && time.nowMs - replacedAt <= GRACE_MS
    if (!current.has(refreshToken) && !inGrace) {
      // Reuse of a rotated token counts as theft: the whole family dies (RFC 9700 §4.14.2).
      const isTheft = kind !== 'lenient' && kind !== 'untilUsed'
      if (isTheft) current.clear()
      if (isTheft) access.clear()
      return { kind: 'refused', status: 400, error: 'invalid_grant', dead: true }
    }
    if (kind === 'extending') {
      access.set('access-0', time.nowMs + accessMs)
      current.set(refreshToken, time.nowMs + refreshMs)
      const tokens = { accessToken: 'access-0', refreshToken, obtainedAtMs: 0 }
      return { kind: 'success', content: null, tokens, extended: true }
    }
    count++
    const next = kind === 'static' ? refreshToken : `refresh-${count}`
    if (kind !== 'static' && !inGrace) replaced.set(refreshToken, time.nowMs)
    if (kind === 'untilUsed') endsOnUse.set(`access-${count}`, refreshToken)
    else if (kind !== 'static') current.delete(refreshToken)
    current.set(next, time.nowMs + refreshMs)
    access.set(`access-${count}`, time.nowMs + accessMs)
    const tokens = { accessToken: `access-${count}`, obtainedAtMs: 0 }
    // Who keeps the refresh token may say so by leaving it out (RFC 6749 §6).
    if (kind === 'static' && random.chance(0.5)) return { kind: 'success', content: null, tokens }
    return { kind: 'success', content: null, tokens: { ...tokens, refreshToken: next } }
  }

  const server: TokenServer = {
    sent: [],
    lives,
    works: (accessToken) => {
      const opens = !withdrawn && (access.get(accessToken) ?? 0) > time.nowMs
      if (opens) current.delete(endsOnUse.get(accessToken) ?? '')
      return opens
    },
    isLive: (refreshToken) => !withdrawn && (current.get(refreshToken) ?? 0) > time.nowMs,
    withdraw: () => {
      withdrawn = true
    },
    async refresh(refreshToken, sender, fate) {
      const sent: Sent = { refreshToken, sender, atMs: time.nowMs, fate }
      server.sent.push(sent)
      await time.sleep(random.int(1, 200))
      const answer = await answerTo(fate, () => {
        const issued = issue(refreshToken)
        if (issued.kind === 'success') sent.issued = issued.tokens.accessToken
        return issued
      })
      sent.answer = answer.kind === 'refused' && answer.dead ? 'dead' : answer.kind
      return answer
    },
  }

  async function answerTo(fate: Fate, issuing: () => TokenReading): Promise<TokenReading> {
    switch (fate) {
      case 'answered':
        return issuing()
      case 'slow': {
        const answer = issuing()
        await time.sleep(random.int(1000, 9000))
        return answer
      }
      case 'lost after':
        issuing()
        return never()
      case 'lost before':
        return never()
      case 'broken after':
        issuing()
        return { kind: 'retryable', status: 502 }
      case 'broken before':
        return { kind: 'retryable', status: 500 }
      case 'busy':
        return { kind: 'retryable', status: 503, afterMs: random.int(0, 20_000) }
      case 'too many':
        return { kind: 'retryable', status: 429, afterMs: random.int(0, 60_000) }
      case 'refused without a reason':
        return { kind: 'refused', status: 400, dead: false }
      case 'garbage':
        return { kind: 'malformed', status: 200, reason: 'HTML' }
    }
  }
  return server
}

function never(): Promise<never> {
  return new Promise(() => {})
}
