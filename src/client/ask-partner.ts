import type { Exchange } from '../http/exchange.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { Envelope } from '../partner/envelope.ts'
import { type Answer, answerOf } from './answer.ts'
import { backoffMs } from './backoff.ts'
import type { Randomness } from './randomness.ts'

/** The longest wait that we accept unless told, in milliseconds. */
export const MAX_WAIT_MS = 900_000

/** How long, and how often, we put up with a partner that has no answer now. */
export interface Patience {
  /** Requests in all, the first included; 5 unless told. */
  readonly attempts?: number
  /** The longest wait that we accept, in milliseconds; 900,000 (15 min) unless told. */
  readonly maxWaitMs?: number
}

/**
 * One question to a partner, asked until there is an answer to it: after a 401 once more with a fresh token; after 429,
 * a 5xx or a lost answer again when the partner says, or later and later where it does not. The last answer comes back
 * whatever it is.
 *
 * @param options.token - hands out an access token; after a 401 another than the one that was refused.
 * @throws what `token` throws; HostUnreachableError or TimedOutError when the last attempt met no answer.
 */
export async function askPartner(
  build: (accessToken: string) => Request,
  options: {
    readonly envelope: Pick<Envelope, 'success'>
    readonly token: (refused?: string) => Promise<string>
    readonly exchange: (request: Request) => Promise<Exchange>
    /** A last look at each answer, before anything is made of it. */
    readonly heard?: (answer: Answer) => Answer
    readonly clock: Clock
    readonly randomness: Pick<Randomness, 'fraction'>
    readonly patience?: Patience
  },
): Promise<Answer> {
  const { clock, randomness, patience: { attempts = 5, maxWaitMs = MAX_WAIT_MS } = {} } = options
  let token = await options.token()
  let renewed = false
  for (let attempt = 1; ; attempt++) {
    const answer = await tryOnce(build(token), options)
    if ('thrown' in answer) {
      if (attempt >= attempts) throw answer.thrown
      await clock.sleep(backoffMs(attempt, randomness))
      continue
    }
    if (answer.status === 401 && !renewed) {
      token = await options.token(token)
      renewed = true
      continue
    }
    if (!isBusy(answer.status) || attempt >= attempts) return answer
    const toldMs = retryAfterMs(answer.exchange.response.headers, clock.epochMs())
    // A time that is over already says no more than none.
    const waitMs = toldMs === undefined || toldMs <= 0 ? backoffMs(attempt, randomness) : toldMs
    if (waitMs > maxWaitMs) return answer
    await clock.sleep(waitMs)
  }
}

async function tryOnce(
  request: Request,
  {
    exchange,
    envelope,
    heard = (answer) => answer,
  }: Pick<Parameters<typeof askPartner>[1], 'exchange' | 'envelope' | 'heard'>,
): Promise<Answer | { readonly thrown: TerrariumError }> {
  try {
    return heard(answerOf(await exchange(request), envelope))
  } catch (thrown) {
    if (thrown instanceof TerrariumError && RETRIED.has(thrown.code)) return { thrown }
    throw thrown
  }
}

const RETRIED: ReadonlySet<string> = new Set(['HOST_UNREACHABLE', 'TIMED_OUT'])

function isBusy(status: number): boolean {
  return status === 429 || status === 408 || status >= 500
}
