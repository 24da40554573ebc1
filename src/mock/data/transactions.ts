import type { DataType } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'

/** Records that a user's partner application has been offered, for a while. */
export interface OpenedTransaction {
  readonly id: string
  readonly userId: string
  readonly type: DataType
  /** As they were when it was opened. */
  readonly records: readonly WorldRecord[]
  /** From then on it is forgotten, unless it was committed before. */
  readonly expiresAtMs: number
}

/** What was offered in transactions, and what was taken. */
export interface Transactions {
  /** How many have been opened. */
  readonly count: number
  add(transaction: OpenedTransaction): void
  /** One that is neither committed nor forgotten. */
  find(id: string, nowMs: number): OpenedTransaction | undefined
  /** The one that is open for a user and a type. */
  openOf(userId: string, type: DataType, nowMs: number): OpenedTransaction | undefined
  /** It is over, and its records are offered again. */
  forget(transaction: OpenedTransaction): void
  /** Its records are not offered again, and it is over. */
  commit(transaction: OpenedTransaction): void
  /** Whether a record was committed as it stands; one that has been amended since is new. */
  isTaken(userId: string, type: DataType, record: WorldRecord): boolean
}

export function createTransactions(): Transactions {
  const open = new Map<string, OpenedTransaction>()
  const taken = new Set<string>()
  let count = 0
  const keyOf = (userId: string, type: DataType, { id, updatedMs }: WorldRecord) =>
    JSON.stringify([userId, type, id, updatedMs])
  const isOpen = ({ expiresAtMs }: OpenedTransaction, nowMs: number) => nowMs < expiresAtMs
  return {
    get count() {
      return count
    },
    add(transaction) {
      count += 1
      open.set(transaction.id, transaction)
    },
    find(id, nowMs) {
      const found = open.get(id)
      return found !== undefined && isOpen(found, nowMs) ? found : undefined
    },
    openOf: (userId, type, nowMs) =>
      [...open.values()].find((one) => one.userId === userId && one.type === type && isOpen(one, nowMs)),
    forget: ({ id }) => void open.delete(id),
    commit({ id, userId, type, records }) {
      open.delete(id)
      for (const record of records) taken.add(keyOf(userId, type, record))
    },
    isTaken: (userId, type, record) => taken.has(keyOf(userId, type, record)),
  }
}
