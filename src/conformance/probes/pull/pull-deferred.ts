import type { Answer } from '../../../client/answer.ts'
import { dataRequest } from '../../../client/data-request.ts'
import { idText } from '../../../client/locate.ts'
import { firstPage } from '../../../client/next-page.ts'
import { eventDeclaration, eventsOf } from '../../../client/read-delivery.ts'
import { type Window, windowsOf } from '../../../client/windows.ts'
import { type JsonValue, parseJson } from '../../../kernel/json.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import { dataSource, deferredTypesOf, type Partner } from '../../../partner/partner.ts'
import type { PullDeferredEvidence } from '../../evidence/pull.ts'
import type { ReceivedDelivery } from '../../evidence/webhook.ts'
import { idInEvents } from '../../grant.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { askOnce } from '../../pull-span.ts'
import { subscribe, webhooksOf } from '../../subscribe.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** So long is a window that is asked for, and so far back it begins at most: recent data must be there. */
const WINDOW_DAYS = 7
const BACK_DAYS = 27

/** How many windows are tried before we believe that none is asked for the first time. */
const TRIES = 3

/** A moment more after the first event, for those that belong with it. */
const MOMENT_MS = 5000

export const pullDeferred: Probe<'pull-deferred'> = defineProbe({
  name: 'pull-deferred',
  about: 'asks for records that come as events, and waits for them',
  area: 'pull',
  needs: ['connection'],
  touches: 'write',
  exempts: noDeferredData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const type = deferredTypesOf(context.partner)[0]!
    const { deferred } = dataSource(context.partner, type)
    const subscription = await subscribe(context, grant)
    if (!('mailbox' in subscription)) return subscription
    const { mailbox, listening } = subscription
    const asked: Answer[] = []
    let window: Window
    do {
      window = randomWindow(context, type)
      asked.push(await ask(context, type, window))
    } while (asked.length < TRIES && asked.at(-1)!.status === deferred!.duplicate)
    const again = await ask(context, type, window)
    const isAnswer = (delivery: ReceivedDelivery) => eventsIn(delivery, context, type).length > 0
    const waitedMs = Math.min(deferred!.withinSeconds * 1000, context.patienceMs)
    await mailbox.waitFor(isAnswer, { count: 1, withinMs: waitedMs })
    const deliveries = await mailbox.waitFor(isAnswer, {
      count: Number.POSITIVE_INFINITY,
      withinMs: Math.min(MOMENT_MS, context.patienceMs),
    })
    await listening.close()
    const records = deliveries.flatMap((delivery) => recordsIn(delivery, context, type))
    return { type, window, asked, again, waitedMs, deliveries, records } satisfies PullDeferredEvidence
  },
})

/** Why there is nothing to ask for, or `undefined` when there is. */
export function noDeferredData(partner: Partner): string | undefined {
  return deferredTypesOf(partner).length === 0 ? 'every request brings its records itself' : undefined
}

/** Another each time: what has been asked for once is not sent once more. */
function randomWindow({ partner, random, clock }: ProbeContext, type: DataType): Window {
  const nowMs = clock.epochMs()
  const fromMs = nowMs - BACK_DAYS * DAY_MS + random.int(0, (BACK_DAYS - WINDOW_DAYS) * 24) * HOUR_MS
  const [window] = windowsOf(
    dataSource(partner, type),
    { fromMs, toMs: fromMs + WINDOW_DAYS * DAY_MS },
    nowMs,
  )
  return window!
}

function ask(context: ProbeContext, type: DataType, window: Window): Promise<Answer> {
  const source = dataSource(context.partner, type)
  const { grant } = context.evidence('connection')
  return askOnce(context, grant, type, (values) =>
    dataRequest(source, {
      baseUrl: context.environment.baseUrl,
      values: { ...values, ...window.values },
      position: firstPage(source.paging),
    }),
  )
}

/** The events of the declared name in a delivery, about the user who was asked for. */
function eventsIn({ body }: ReceivedDelivery, context: ProbeContext, type: DataType): readonly JsonValue[] {
  const webhooks = webhooksOf(context)
  const userId = idInEvents(context.evidence('connection').grant, context.partner)
  const { event: name } = dataSource(context.partner, type).deferred!
  const isAsked = (event: JsonValue) => {
    const declared = eventDeclaration(webhooks, event)
    if (declared?.name !== name) return false
    return userId === undefined || idText(resolvePointer(event, declared.userId)) === userId
  }
  try {
    return (eventsOf(webhooks, parseJson(new TextDecoder().decode(body))) ?? []).filter(isAsked)
  } catch {
    return []
  }
}

function recordsIn(delivery: ReceivedDelivery, context: ProbeContext, type: DataType): readonly JsonValue[] {
  const webhooks = webhooksOf(context)
  return eventsIn(delivery, context, type).flatMap((event) => {
    const { payload, records } = eventDeclaration(webhooks, event)!
    const found =
      payload === 'full' ? (resolvePointer(event, records ?? '') as JsonValue | undefined) : undefined
    return found === undefined ? [] : Array.isArray(found) ? found : [found]
  })
}
