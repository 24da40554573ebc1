import { createPace, type Pace } from '../client/pace.ts'
import { CircuitOpenError } from '../http/circuit-breaker.ts'
import type { Send } from '../http/handler.ts'
import { matchRequest } from '../partner/match-request.ts'
import { dataSource, dataTypesOf, type Environment, type Partner } from '../partner/partner.ts'
import type { RunOptions } from './run-options.ts'
import type { Timeline } from './timeline.ts'

/** The longest that a run waits for a limit. */
const LONGEST_WAIT_MS = 900_000

/** All that a run sends counts together: whose limit it is cannot be seen from a request. */
const RUN = { user: 'run', token: 'run' }

/**
 * A timeline whose probes together keep to the rate that the partner declares for its data, and rest when an answer
 * tells them to; all but the one that is there to exceed it. The request that would have to wait too long throws
 * CircuitOpenError.
 */
export function pacedTimeline(
  timeline: Timeline,
  { partner, environment, probes, clock }: Pick<RunOptions, 'partner' | 'environment' | 'probes' | 'clock'>,
): Timeline {
  if (partner.rateLimit === undefined) return timeline
  const pace = createPace(partner.rateLimit, clock)
  const isForData = asksFor(partner, environment)
  const exceeding = new Set<string>(
    probes.filter(({ touches }) => touches === 'load').map(({ name }) => name),
  )
  return {
    ...timeline,
    sendFor(probe) {
      const send = timeline.sendFor(probe)
      if (exceeding.has(probe)) return send
      const paced = pacedSend(send, pace)
      return (request) => (isForData(request) ? paced : send)(request)
    },
  }
}

/** By the path alone: what is wrong with a request beyond that is counted all the same. */
function asksFor(partner: Partner, { baseUrl }: Environment): (request: Request) => boolean {
  const templates = [
    ...dataTypesOf(partner).flatMap((type) => {
      const { request, transaction } = dataSource(partner, type)
      return [request, transaction?.open, transaction?.commit, transaction?.items?.request]
    }),
    ...(partner.webhooks?.events ?? []).flatMap(({ fetch: template }) => template ?? []),
  ]
  return (request) =>
    templates.some((template) => {
      if (template === undefined) return false
      const match = matchRequest(template, request, '', baseUrl)
      return match.matches || match.mismatch === 'parameters'
    })
}

function pacedSend(send: Send, pace: Pace): Send {
  return async (request) => {
    const leftMs = await pace.turn(RUN, LONGEST_WAIT_MS)
    if (leftMs > 0)
      throw new CircuitOpenError(
        `its declared rate limit is used up for another ${Math.ceil(leftMs / 1000)} s`,
      )
    const response = await send(request)
    // When to come back after a refusal is for who asked to obey, once it has been seen.
    if (response.status < 400)
      pace.heard(RUN, { status: response.status, headers: Object.fromEntries(response.headers) })
    return response
  }
}
