import type { JsonObject, JsonValue } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { DataSource } from '../../src/partner/data.ts'
import { dataSource, type Partner } from '../../src/partner/partner.ts'
import type { Transaction } from '../../src/partner/transaction.ts'

const ALL = '/v1/users/{userId}/workout-transactions'
const ONE = `${ALL}/{transactionId}`

/** The modern partner, whose workouts are offered once, in transactions that list them. */
export function offeringWorkouts(partner: Partner, change: Partial<Transaction> = {}): Partner {
  const { paging: _, ...activity } = dataSource(partner, 'activity')
  const transaction: Transaction = {
    open: { method: 'POST', url: ALL },
    id: '/transaction-id',
    commit: { method: 'PUT', url: ONE },
    nothing: 204,
    whileOpen: 'nothing',
    expiresSeconds: 600,
    size: 5,
    ...change,
  }
  const offered: DataSource = {
    ...activity,
    request: { method: 'GET', url: ONE },
    range: { ...activity.range, lookbackDays: 30 },
    paging: { kind: 'none' },
    transaction,
  }
  return { ...partner, data: { ...partner.data, activity: offered } }
}

/** The same, the newest of them first. */
export function offeringWorkoutsInOrder(partner: Partner): Partner {
  const offering = offeringWorkouts(partner)
  const activity = dataSource(offering, 'activity')
  const records = { ...activity.records, order: 'descending' } as const
  return { ...offering, data: { ...offering.data, activity: { ...activity, records } } }
}

/** As Polar AccessLink does it: the listing names each workout by its URL. */
export function namingWorkouts(partner: Partner, change: Partial<Transaction> = {}): Partner {
  const items = { at: '/workouts', request: { method: 'GET', url: `${ONE}/workouts/{recordId}` } } as const
  const offering = offeringWorkouts(partner, { items, ...change })
  const activity = dataSource(offering, 'activity')
  const [workout] = resolvePointer(activity.example, '/data') as readonly JsonObject[]
  const named: DataSource = {
    ...activity,
    records: { ...activity.records, at: '' },
    schema: resolvePointer(activity.schema, '/properties/data/items') as DataSource['schema'],
    example: workout!,
    expected: (activity.expected as readonly JsonValue[]).slice(0, 1),
  }
  return { ...offering, data: { ...offering.data, activity: named } }
}
