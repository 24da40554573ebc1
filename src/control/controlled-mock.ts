import type { Handler, Send } from '../http/handler.ts'
import { networkSend } from '../http/send.ts'
import { type AdjustableClock, adjustableClock } from '../kernel/adjustable-clock.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Fault } from '../mock/fault.ts'
import { createFaultSwitch, type FaultSwitch } from '../mock/fault-switch.ts'
import type { JournalEntry } from '../mock/journal.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import type { Partner } from '../partner/partner.ts'

export interface ControlledMockOptions {
  /** Decides users, data, codes, tokens and keys; 1 unless told. */
  readonly seed?: number
  /** What it does wrong from the start, and again after a reset; nothing unless told. */
  readonly faults?: readonly Fault[]
  /** What its clock runs with; real time unless told. */
  readonly base?: Clock
  /** How webhooks leave; over the network unless told. */
  readonly send?: Send
}

/** How a mock starts; what is left out stays as it was at the very start. */
export interface Restart {
  readonly seed?: number
  readonly faults?: readonly Fault[]
  /** In milliseconds since the Unix epoch; now unless told. */
  readonly startMs?: number
  /** Whether its clock stands still at first; it runs unless told. */
  readonly frozen?: boolean
}

/** A mock that can be moved through time, switched between faults and started anew while it is served. */
export interface ControlledMock {
  /** The partner as a server; one and the same through every reset. */
  readonly handler: Handler
  readonly partner: Partner
  readonly mock: MockPartner
  readonly clock: AdjustableClock
  readonly faults: FaultSwitch
  readonly seed: number
  /** Forgets grants, endpoints, journal and deliveries, and starts anew. */
  reset(restart?: Restart): void
  /** Hears of every entry of the journal, of this mock and of those after it. @returns what ends that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
  close(): void
}

interface Session {
  readonly mock: MockPartner
  readonly clock: AdjustableClock
  readonly faults: FaultSwitch
  readonly seed: number
}

/** Make a mock that a control plane, or a test, can control while it runs. */
export function controlledMock(partner: Partner, options: ControlledMockOptions = {}): ControlledMock {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const begin = (restart: Restart): Session => {
    const session = createSession(partner, options, restart)
    session.mock.journal.subscribe((entry) => {
      for (const listener of listeners) listener(entry)
    })
    return session
  }
  let session = begin({})
  return {
    handler: (request) => session.mock.handler(request),
    partner,
    get mock() {
      return session.mock
    },
    get clock() {
      return session.clock
    },
    get faults() {
      return session.faults
    },
    get seed() {
      return session.seed
    },
    reset(restart = {}) {
      session.mock.close()
      session = begin(restart)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => session.mock.close(),
  }
}

/** What the mock sends is work of its clock, so that moving it on waits for receivers and not for real time. */
function createSession(partner: Partner, options: ControlledMockOptions, restart: Restart): Session {
  const { base, send = networkSend() } = options
  const seed = restart.seed ?? options.seed ?? 1
  const clock = adjustableClock({
    ...(base !== undefined && { base }),
    ...(restart.startMs !== undefined && { startMs: restart.startMs }),
  })
  if (restart.frozen) clock.freeze()
  const faults = createFaultSwitch(restart.faults ?? options.faults ?? [])
  const mock = createMockPartner(partner, {
    seed,
    clock,
    faults: [faults.fault],
    send: (request) => clock.work(send(request)),
  })
  return { mock, clock, faults, seed }
}
