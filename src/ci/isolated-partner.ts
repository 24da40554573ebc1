import type { Listening } from '../conformance/probe.ts'
import type { Handler, Send } from '../http/handler.ts'
import { type VirtualClock, virtualClock } from '../kernel/virtual-clock.ts'
import type { Fault } from '../mock/fault.ts'
import type { Journal } from '../mock/journal.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import { declaredOrigins } from '../partner/declared-urls.ts'
import type { Partner } from '../partner/partner.ts'
import { inProcessHosts } from './in-process.ts'
import { isCryptoPending } from './pending-crypto.ts'

/** Where the clock of every isolated partner starts unless told: noon of 10 June 2026, UTC. */
const START_MS = Date.UTC(2026, 5, 10, 12)

/** A partner that nobody shares: its own world, grants, journal, clock, emitter and hosts. */
export interface IsolatedPartner {
  readonly mock: MockPartner
  /** Jumps over every wait; token expiry and retry schedules pass in milliseconds. */
  readonly clock: VirtualClock
  /** What the mock has answered and sent. */
  readonly journal: Journal
  /** Reaches the mock, and whatever listens, without a socket. */
  readonly send: Send
  readonly baseUrl: string
  /** Receives webhooks, under a host of its own. */
  readonly listen: (handler: Handler) => Promise<Listening>
}

export interface IsolatedPartnerOptions {
  /** 1 unless told. */
  readonly seed?: number
  readonly faults?: readonly Fault[]
  /** In milliseconds since the Unix epoch; noon of 10 June 2026, UTC, unless told. */
  readonly startMs?: number
}

/** Make an isolated partner. Close its mock when it is done with, as the fixture does. */
export function createIsolatedPartner(
  partner: Partner,
  { seed = 1, faults = [], startMs = START_MS }: IsolatedPartnerOptions = {},
): IsolatedPartner {
  const clock = virtualClock(startMs, { isBusy: isCryptoPending })
  const hosts = inProcessHosts(clock.work)
  const baseUrl = partner.environments.mock?.baseUrl ?? 'http://127.0.0.1:4010'
  const mock = createMockPartner(partner, { seed, clock, faults, send: hosts.send })
  for (const origin of declaredOrigins(partner, baseUrl)) hosts.add(origin, mock.handler)
  return { mock, clock, journal: mock.journal, send: hosts.send, baseUrl, listen: hosts.listen }
}
