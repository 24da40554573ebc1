import { dataSource, type Partner, transactionTypesOf } from '../../../partner/partner.ts'

/** For faults of records that are offered once. */
export function hasTransactions(partner: Partner): string | undefined {
  return transactionTypesOf(partner).length > 0 ? undefined : 'it reads nothing in transactions'
}

/** For faults of listings that hold the records themselves. */
export function listsRecords(partner: Partner): string | undefined {
  const holds = transactionTypesOf(partner).some(
    (type) => dataSource(partner, type).transaction?.items === undefined,
  )
  return hasTransactions(partner) ?? (holds ? undefined : 'its listings only name their records')
}
