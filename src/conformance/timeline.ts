import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import { NO_PARTS, type PersonalParts } from './personal-parts.ts'

/** A request of the run: when, on whose behalf, and how it ended. */
export interface TimedRequest {
  readonly probe: string
  readonly method: string
  /** Without its query. */
  readonly url: string
  /** `null` where no answer came. */
  readonly status: number | null
  /** Since the start of the run. */
  readonly atMs: number
  /** Until the head of the answer was there. */
  readonly durationMs: number
}

/** Keeps when each request was sent. */
export interface Timeline {
  /** In the order in which they were sent; one without an answer yet is not among them. */
  readonly requests: () => readonly TimedRequest[]
  /** How many were sent, answered or not. */
  readonly count: () => number
  /** The way to send of one probe. */
  readonly sendFor: (probe: string) => Send
  /** Another way to send of one probe, seen like the first. */
  readonly watch: (probe: string, send: Send) => Send
}

/** @param parts - of the partner's requests that name a person: hidden in what is kept. */
export function createTimeline(send: Send, clock: Clock, parts: PersonalParts = NO_PARTS): Timeline {
  const startedAtMs = clock.epochMs()
  const answered: { readonly order: number; readonly request: TimedRequest }[] = []
  let count = 0
  const watch = (probe: string, via: Send): Send => {
    return async (request) => {
      const order = count++
      const sentAtMs = clock.epochMs()
      const keep = (status: number | null) => {
        const { origin, pathname } = new URL(request.url)
        const times = { atMs: sentAtMs - startedAtMs, durationMs: clock.epochMs() - sentAtMs }
        answered.push({
          order,
          request: { probe, method: request.method, url: origin + parts.path(pathname), status, ...times },
        })
      }
      try {
        const response = await via(request)
        keep(response.status)
        return response
      } catch (thrown) {
        keep(null)
        throw thrown
      }
    }
  }
  return {
    requests: () => answered.toSorted((a, b) => a.order - b.order).map(({ request }) => request),
    count: () => count,
    sendFor: (probe) => watch(probe, send),
    watch,
  }
}
