import type { DataType } from '../../../partner/data.ts'
import { dataTypesOf, type Partner } from '../../../partner/partner.ts'
import type { Call } from '../../incoming.ts'
import type { Mock } from '../../seams.ts'

/** Whether a call asks for data, of one type or of any. */
export function asksForData({ route }: Call, type?: DataType): boolean {
  return type === undefined ? route.startsWith('data.') : route === `data.${type}`
}

export function lastTypeOf(partner: Partner): DataType | undefined {
  return dataTypesOf(partner).at(-1)
}

/** How often something has happened to a mock, this time included. */
export function timesSoFar(mock: Mock, what: string): number {
  const count = ((mock.memory.get(what) as number | undefined) ?? 0) + 1
  mock.memory.set(what, count)
  return count
}
