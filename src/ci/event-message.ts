import type { MockPartner } from '../mock/mock-partner.ts'
import type { MessageSent } from '../pact/provider-side.ts'
import { hasField } from '../pact/record-field.ts'

const RECEIVER = 'http://receiver.invalid/webhooks'
const DAY_MS = 86_400_000

/**
 * What a mock sends when an event happens to one of its users.
 *
 * @param field - stands in the record that a full event carries, where a user has such a one.
 * @returns `undefined` where no user has any record, or the mock sends nothing.
 */
export async function eventMessage(
  mock: MockPartner,
  { event, field }: { readonly event: string; readonly field?: string },
): Promise<MessageSent | undefined> {
  if (mock.endpoints.length === 0) mock.addEndpoint(RECEIVER)
  const told = occasion(mock, event, field)
  if (told === undefined) return undefined
  const before = mock.deliveries.length
  await mock.emit(event, told.userId, told.recordId === undefined ? {} : { recordId: told.recordId })
  await mock.idle()
  const delivery = mock.deliveries[before]
  return delivery === undefined
    ? undefined
    : { headers: delivery.request.headers, body: delivery.request.body }
}

function occasion(
  { partner, users, world, clock }: MockPartner,
  name: string,
  field: string | undefined,
): { readonly userId: string; readonly recordId?: string } | undefined {
  const type = partner.webhooks?.events.find((event) => event.name === name)?.dataType
  const nowMs = clock.epochMs()
  let any: { readonly userId: string; readonly recordId: string } | undefined
  for (const { id: userId } of users.slice(0, 3)) {
    if (type === undefined) return { userId }
    const records = world.records(userId, type, nowMs - 14 * DAY_MS, nowMs)
    const record = records.findLast((item) => field === undefined || hasField(item.record, field))
    if (record !== undefined) return { userId, recordId: record.id }
    if (records[0] !== undefined) any ??= { userId, recordId: records[0].id }
  }
  return any
}
