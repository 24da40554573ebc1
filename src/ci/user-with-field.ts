import type { MockPartner } from '../mock/mock-partner.ts'
import { hasField } from '../pact/record-field.ts'
import type { DataType } from '../partner/data.ts'

const DAY_MS = 86_400_000

/** How many users are looked at, each with many days: what they lack is rare. */
const USERS = 3

/** A user of a mock who has a record with the field, among the latest. */
export function userWithField(
  { users, world, clock }: MockPartner,
  type: DataType,
  field: string,
): string | undefined {
  const nowMs = clock.epochMs()
  return users
    .slice(0, USERS)
    .find(({ id }) =>
      world.records(id, type, nowMs - 14 * DAY_MS, nowMs).some(({ record }) => hasField(record, field)),
    )?.id
}
