import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasTransactions } from '../support/transactions.ts'

export const transactionListsIdsAlone: Fault = {
  id: 'transaction-lists-ids-alone',
  area: 'pull',
  title: 'A listing has the ids of its records and nothing else of them.',
  source: {
    document: 'Polar AccessLink: a listing under another name than the documented one',
    url: 'https://github.com/polarofficial/polar-ble-sdk/issues/2',
  },
  caughtBy: ['pull/transaction-as-declared'],
  applies: hasTransactions,
  hooks: {
    transactionRecords: (honest) => (opened, query, mock) => {
      const { id: at } = query.source.records
      return honest(opened, query, mock).map(({ record, ...rest }) => ({
        ...rest,
        record: withPointer({}, at, resolvePointer(record, at)),
      }))
    },
  },
}
