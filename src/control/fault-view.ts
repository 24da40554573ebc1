import type { Fault } from '../mock/fault.ts'
import { isoTime } from './clock-view.ts'
import type { ControlledMock } from './controlled-mock.ts'

/** A fault, and whether the partner has it. */
export interface FaultView {
  readonly id: string
  readonly area: Fault['area']
  readonly title: string
  readonly source: Fault['source']
  /** Ids of the checks that find it. */
  readonly caughtBy: readonly string[]
  readonly on: boolean
  /** Why this partner cannot have it. */
  readonly inapplicable?: string
  /** When it shows, where it does not show at all times. */
  readonly showsAt?: string
}

export function faultView(fault: Fault, controlled: ControlledMock): FaultView {
  const { id, area, title, source, caughtBy, showsAtMs } = fault
  const inapplicable = fault.applies?.(controlled.partner)
  return {
    id,
    area,
    title,
    source,
    caughtBy,
    on: controlled.faults.on.includes(fault),
    ...(inapplicable !== undefined && { inapplicable }),
    ...(showsAtMs !== undefined && { showsAt: isoTime(showsAtMs) }),
  }
}

/** Those that are on, in the order in which they were switched on. */
export function faultIds({ faults }: ControlledMock): readonly string[] {
  return faults.on.map(({ id }) => id)
}
