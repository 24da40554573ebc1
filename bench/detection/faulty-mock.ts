import { serve } from '../../src/http/serve.ts'
import { type Clock, systemClock } from '../../src/kernel/clock.ts'
import type { Fault } from '../../src/mock/fault.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'

/** A mock on loopback whose clock runs as fast as everybody's. */
export interface ServedMock {
  readonly mock: MockPartner
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** When it is there, in milliseconds since the Unix epoch. */
  readonly nowMs: number
  close(): Promise<void>
}

/** When mocks live unless their fault shows at another moment: the same moment as in the detection matrix. */
const NOON_MS = Date.UTC(2026, 5, 10, 12)

export function nowFor(fault: Fault | undefined): number {
  return fault?.showsAtMs ?? NOON_MS
}

/** Serve a partner that is wrong in one way, or in none. */
export async function serveMock(partner: Partner, fault: Fault | undefined): Promise<ServedMock> {
  const nowMs = nowFor(fault)
  const mock = createMockPartner(partner, {
    seed: 1,
    clock: startingAt(nowMs),
    faults: fault === undefined ? [] : [fault],
  })
  const { url, close } = await serve(mock.handler)
  return {
    mock,
    url,
    nowMs,
    async close() {
      mock.close()
      await close()
    },
  }
}

function startingAt(nowMs: number): Clock {
  const aheadMs = nowMs - systemClock.epochMs()
  return { ...systemClock, epochMs: () => systemClock.epochMs() + aheadMs }
}
