import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { Send } from './handler.ts'
import { retryAfterMs } from './retry-after.ts'

/** The other side is in trouble, or wants to be left alone: nothing is sent any more. */
export class CircuitOpenError extends TerrariumError {
  readonly code = 'CIRCUIT_OPEN'
  /** What made us stop. */
  readonly reason: string

  constructor(reason: string) {
    super(
      `The partner is left alone: ${reason}.`,
      'Run it again when the partner is well, with --resume where a report was written.',
    )
    this.reason = reason
  }
}

/**
 * A way to send that leaves alone who has trouble: once the last `failures` requests in a row were answered with 429 or
 * 5xx or not at all, or 6 in a row with 429, or one was told to come back later than we wait, the next one throws
 * CircuitOpenError, and so do all after it. The answers that led there are handed on like any other: they are evidence.
 *
 * @param options.failures - 15 unless told.
 * @param options.longestWaitMs - 120,000 (2 min) unless told.
 */
export function circuitBreaker(
  send: Send,
  options: { readonly clock: Clock; readonly failures?: number; readonly longestWaitMs?: number },
): Send {
  const { clock, failures = 15, longestWaitMs = 120_000 } = options
  let inARow = 0
  let refusals = 0
  let open: string | undefined
  const failed = (how: string, isRefusal = false) => {
    inARow += 1
    refusals = isRefusal ? refusals + 1 : 0
    if (inARow >= failures) open ??= `${inARow} requests in a row came to nothing, the last: ${how}`
    if (refusals >= MOST_REFUSALS) open ??= `it answered 429 to ${refusals} requests in a row`
  }
  return async (request) => {
    if (open !== undefined) throw new CircuitOpenError(open)
    let response: Response
    try {
      response = await send(request)
    } catch (thrown) {
      if (!(thrown instanceof TerrariumError)) throw thrown
      if (UNANSWERED.has(thrown.code)) failed(thrown.message.replace(/\.$/, ''))
      throw thrown
    }
    const { status } = response
    if (status !== 429 && status < 500) {
      inARow = 0
      refusals = 0
      return response
    }
    failed(`${status} from ${new URL(request.url).pathname}`, status === 429)
    const waitMs =
      status === 429 || status === 503
        ? retryAfterMs(Object.fromEntries(response.headers), clock.epochMs())
        : undefined
    if (waitMs !== undefined && waitMs > longestWaitMs) {
      open ??= `it answered ${status} and asks us to come back in ${Math.ceil(waitMs / 1000)} s`
    }
    return response
  }
}

/** Who says so again and again, whether or not we have waited, means it. */
const MOST_REFUSALS = 6

const UNANSWERED: ReadonlySet<string> = new Set(['HOST_UNREACHABLE', 'TIMED_OUT'])
