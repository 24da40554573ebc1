import type { EventStream } from '../http/event-stream.ts'
import type { ControlledMock } from './controlled-mock.ts'

/** What may stand otherwise than before. */
export type Topic = 'clock' | 'faults' | 'grants' | 'endpoints' | 'reset'

/** What a route may know and touch. */
export interface Control {
  readonly controlled: ControlledMock
  /** Where the mock is served. */
  readonly url: string
  /** Stops what serves the mock; absent where nobody can be asked to. */
  readonly stop?: () => void
  /** Connects a user and makes a curl of the mock that works now; absent where nobody can, `undefined` where none is had. */
  readonly sample?: () => Promise<string | undefined>
  readonly events: EventStream
  /** Tells who listens how these stand now. */
  readonly tell: (...about: readonly Topic[]) => void
}
