import { retryAfterMs } from '../http/retry-after.ts'
import type { Clock } from '../kernel/clock.ts'
import { requireSecrets } from '../signature/secret.ts'
import { attemptDelivery } from './attempt.ts'
import { deadlines } from './deadlines.ts'
import type { Delivery, Emitter, EmitterOptions, EmitterSeams } from './emitter-types.ts'
import { type EndpointGates, endpointGates } from './endpoint-gates.ts'
import { emitterSeams } from './honest-seams.ts'
import { memoryOutbox } from './memory-outbox.ts'
import type { Message } from './message.ts'
import type { Outbox, Parcel, Settlement } from './outbox.ts'
import { createRounds } from './rounds.ts'

/**
 * Deliver webhooks as the descriptor declares: signed anew at every attempt, acknowledged by the declared statuses
 * within the declared time, retried on the declared schedule, stopped by 410, told when by `Retry-After`. Unless more
 * are allowed, one attempt at a time is made at each URL, first attempts in the order of the calls; a retry that waits
 * holds nobody up.
 *
 * @throws SecretMissingError at the first delivery when there is no secret to sign with.
 */
export function createEmitter(options: EmitterOptions): Emitter {
  const { clock, outbox = memoryOutbox(), order = 'none', keepsDeliveries = true } = options
  const { onDelivery = () => {} } = options
  const seams = emitterSeams(options.hooks)
  const gates = endpointGates(options.limits)
  const due = deadlines(clock)
  const deliveries: Delivery[] = []
  const desk = { outbox, gates, clock, underWay: 0, closed: false }

  const attempt = async (message: Message, number: number) => {
    const delivery = await attemptDelivery(message, number, seams, options, due)
    if (keepsDeliveries) deliveries.push(delivery)
    return delivery
  }
  const send = async (parcel: Parcel) => {
    const { message, attempts } = parcel
    let acknowledged = false
    try {
      const delivery = await attempt(message, attempts + 1)
      acknowledged = delivery.acknowledged
      await outbox.settle(parcel, settlementOf(delivery, seams, options))
      onDelivery(delivery)
    } catch (thrown) {
      rounds.fail(thrown)
      // What cannot even be signed will not get better by trying again.
      await outbox.settle(parcel, { done: true })
    } finally {
      gates.ended(message.url, clock.epochMs(), acknowledged)
      desk.underWay -= 1
      rounds.wake()
    }
  }
  const rounds = createRounds(clock, () => dispatch(desk, (parcel) => void send(parcel).catch(rounds.fail)))
  if (options.outbox !== undefined) rounds.wake()

  return {
    deliveries,
    async enqueue(message) {
      requireSecrets(message.secrets ?? options.secrets)
      const queue = order === 'perUser' ? { queue: `${message.url} ${message.userId}` } : {}
      const dueMs = clock.epochMs() + seams.firstDelaySeconds(message) * 1000
      await outbox.put(message, { dueMs, ...queue })
      rounds.wake()
    },
    deliverOnce: async (message) => (await attempt(message, 1)).acknowledged,
    idle: rounds.idle,
    close() {
      desk.closed = true
      rounds.wake()
    },
  }
}

interface Desk {
  readonly outbox: Outbox
  readonly gates: EndpointGates
  readonly clock: Clock
  readonly closed: boolean
  underWay: number
}

/** Starts all that may start now; says when there will be more, as `createRounds` wants to know. */
async function dispatch(desk: Desk, send: (parcel: Parcel) => void): Promise<number | undefined> {
  const { outbox, gates, clock } = desk
  let dueMs = Number.POSITIVE_INFINITY
  let nowMs = 0
  while (!desk.closed) {
    nowMs = clock.epochMs()
    const next = await outbox.take(nowMs, gates.busyUrls(nowMs))
    if (typeof next === 'number') {
      dueMs = next
      break
    }
    desk.underWay += 1
    gates.started(next.message.url, nowMs)
    send(next)
  }
  if (desk.underWay === 0 && (desk.closed || (await outbox.count()) === 0)) return undefined
  return desk.closed ? dueMs : Math.min(dueMs, gates.opensAtMs(nowMs))
}

function settlementOf(delivery: Delivery, seams: EmitterSeams, options: EmitterOptions): Settlement {
  const delays = seams.retryDelaysSeconds(delivery.message, options.webhooks)
  const waitMs = seams.isRetried(delivery) ? nextWaitMs(delivery, delays, options) : undefined
  if (waitMs === undefined) return { done: true }
  return { done: false, attempts: delivery.attempt, dueMs: options.clock.epochMs() + waitMs }
}

/**
 * The declared wait and up to a tenth more, so that many failures do not come back at once; never before
 * `Retry-After`. `undefined` when the schedule is over.
 */
function nextWaitMs(
  { response, attempt }: Delivery,
  delaysSeconds: readonly number[],
  { random, clock }: EmitterOptions,
): number | undefined {
  const delaySeconds = delaysSeconds[attempt - 1]
  if (delaySeconds === undefined) return undefined
  const asked = retryAfterMs(response?.headers ?? {}, clock.epochMs()) ?? 0
  return Math.max(asked, Math.round(delaySeconds * 1000 * (1 + random.fraction() / 10)))
}
