import type { Hooks } from '../../seams.ts'

/** Hooks that begin every page but the first that many records later, or earlier where it is negative. */
export function pagesShifted(byRecords: number): Hooks {
  return {
    page: (honest) => (records, query, mock) => {
      const { position } = query
      const offset =
        position.kind === 'offset' ? position.offset : records.findIndex(({ id }) => id === position.id) + 1
      const shifted = offset === 0 ? 0 : Math.max(0, offset + byRecords)
      return honest(records, { ...query, position: { kind: 'offset', offset: shifted } }, mock)
    },
  }
}
