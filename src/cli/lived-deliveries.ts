import { TerrariumError } from '../kernel/errors.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import { virtualClock } from '../kernel/virtual-clock.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import type { EmitOptions } from '../mock/webhooks/emit.ts'
import type { Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { compileValidator } from '../schema/validator.ts'

/** 10 June 2026, noon UTC. Fixed, so that a seed says the same tomorrow. */
const NOW_MS = Date.UTC(2026, 5, 10, 12)
const DAY_MS = 86_400_000
/** So many days of everybody's life are told before the next people are made. */
const DAYS = 28

/**
 * Bodies of deliveries about people who live, as the partner's mock sends them: each about a record that there is.
 * Endless where the mock has something to tell that fits the event's schema, empty where it has not.
 */
export async function* livedDeliveries(
  partner: Partner,
  event: WebhookEvent,
  seed: number,
): AsyncGenerator<JsonValue> {
  const validate = compileValidator(event.schema)
  for (let generation = 0; ; generation++) {
    const clock = virtualClock(NOW_MS)
    const mock = createMockPartner(partner, { seed: seed + generation, clock, send: nobody })
    let any = false
    try {
      for (const { userId, options } of occasions(mock, event)) {
        const body = await emitted(mock, event.name, userId, options)
        if (body === undefined || validate(body).length > 0) continue
        any = true
        yield body
      }
    } finally {
      mock.close()
    }
    if (!any) return
  }
}

interface Occasion {
  readonly userId: string
  readonly options: EmitOptions
}

/** Each record once, by turns from everybody; what is about no record happens once to each. */
function* occasions({ world, users }: MockPartner, event: WebhookEvent): Generator<Occasion> {
  const { dataType } = event
  if (dataType === undefined) {
    for (const { id } of users) yield { userId: id, options: {} }
    return
  }
  for (let day = 1; day <= DAYS; day++) {
    const until = NOW_MS - (day - 1) * DAY_MS
    for (const { id } of users) {
      for (const record of world.records(id, dataType, until - DAY_MS, until)) {
        if (record.startMs >= until - DAY_MS) yield { userId: id, options: { records: [record] } }
      }
    }
  }
}

async function emitted(
  mock: MockPartner,
  name: string,
  userId: string,
  options: EmitOptions,
): Promise<JsonValue | undefined> {
  try {
    return parseJson((await mock.emit(name, userId, options)).body)
  } catch (thrown) {
    // A descriptor that is not finished may have events that cannot be made.
    if (thrown instanceof TerrariumError) return undefined
    throw thrown
  }
}

async function nobody(request: Request): Promise<Response> {
  throw new TypeError(`nobody listens at ${request.url}`)
}
