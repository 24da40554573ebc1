import { retryAfterMs } from '../http/retry-after.ts'
import { requireSecrets } from '../signature/secret.ts'
import { attemptDelivery } from './attempt.ts'
import type { Delivery, Emitter, EmitterOptions, Message } from './emitter-types.ts'
import { emitterSeams } from './honest-seams.ts'

/**
 * Deliver webhooks as the descriptor declares: signed anew at every attempt, acknowledged by the declared statuses
 * within the declared time, retried on the declared schedule, stopped by 410, told when by `Retry-After`. The first
 * attempts to one URL are made in the order of the calls; a retry holds nobody up.
 *
 * @throws SecretMissingError at the first delivery when there is no secret to sign with.
 */
export function createEmitter(options: EmitterOptions): Emitter {
  const { clock, hooks } = options
  const seams = emitterSeams(hooks)
  const deliveries: Delivery[] = []
  const underWay = new Set<Promise<void>>()
  const lastByUrl = new Map<string, Promise<unknown>>()
  const closing = new AbortController()

  const attempt = async (message: Message, number: number) => {
    const delivery = await attemptDelivery(message, number, seams, options)
    deliveries.push(delivery)
    return delivery
  }
  const retry = async (first: Delivery) => {
    let delivery = first
    for (;;) {
      if (!seams.isRetried(delivery)) return
      const waitMs = nextWaitMs(delivery, seams.retryDelaysSeconds(first.message, options.webhooks), options)
      if (waitMs === undefined) return
      await clock.sleep(waitMs, closing.signal)
      delivery = await attempt(first.message, delivery.attempt + 1)
    }
  }
  const track = (work: Promise<void>) => {
    const settled = work.catch((thrown: unknown) => {
      if (!closing.signal.aborted) throw thrown
    })
    underWay.add(settled)
    const forget = () => underWay.delete(settled)
    settled.then(forget, forget)
  }

  return {
    deliveries,
    async enqueue(message) {
      requireSecrets(message.secrets ?? options.secrets)
      const before = lastByUrl.get(message.url) ?? Promise.resolve()
      const first = before.then(() => (closing.signal.aborted ? undefined : attempt(message, 1)))
      lastByUrl.set(
        message.url,
        first.catch(() => undefined),
      )
      track(first.then((delivery) => (delivery === undefined ? undefined : retry(delivery))))
    },
    async deliverOnce(message) {
      return (await attempt(message, 1)).acknowledged
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close() {
      closing.abort(new Error('the emitter is closed'))
    },
  }
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
