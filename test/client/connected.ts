import type { TerraClientOptions } from '../../src/client/client-options.ts'
import type { Connection } from '../../src/client/connection.ts'
import { followConsent } from '../../src/client/follow-consent.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { Store } from '../../src/client/store.ts'
import { createTerraClient, type TerraClient } from '../../src/client/terra-client.ts'
import type { TerraEvent } from '../../src/client/terra-event.ts'
import { recordExchange } from '../../src/http/exchange.ts'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import { random } from '../../src/kernel/random.ts'
import { mockCredentials } from '../../src/partner/credentials.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'
import { type SmallPartner, smallPartner } from './small-partner.ts'

export const START_MS: number = Date.parse('2026-11-20T12:00:00Z')
export const BASE_URL: string = 'http://partner.test'

export interface Setup {
  readonly clock: ManualClock
  readonly partner: Partner
  readonly small: SmallPartner
  readonly store: Store
  readonly client: TerraClient
  /** What Terra's customer was told, in order. */
  readonly told: TerraEvent[]
  connect(): Promise<Connection>
}

/** A client of a small partner, both on one clock that stands still. */
export async function setup(
  options: {
    readonly small?: Parameters<typeof smallPartner>[1]
    readonly client?: Partial<TerraClientOptions>
    readonly change?: (partner: Partner) => Partner
  } = {},
): Promise<Setup> {
  const { change = (partner) => partner } = options
  const clock = manualClock(START_MS)
  const partner = change(await aurora())
  const small = smallPartner(clock, options.small)
  const told: TerraEvent[] = []
  const store = options.client?.store ?? memoryStore()
  const client = createTerraClient({
    partner,
    baseUrl: BASE_URL,
    credentials: mockCredentials(partner),
    send: small.handler,
    clock,
    store,
    random: random(7),
    processOnDelivery: false,
    mapper: { map: (_type, record) => ({ value: record, problems: [] }) },
    onEvent: ({ event }) => {
      told.push(event)
    },
    ...options.client,
  })
  const consent = async (url: string) => {
    const exchange = recordExchange(small.handler, clock)
    const walked = await followConsent(url, { redirectUri: 'http://127.0.0.1:4011/callback', exchange })
    if (!walked.reached) throw new Error(walked.reason)
    return walked.redirectUrl
  }
  return {
    clock,
    partner,
    small,
    store,
    client,
    told,
    connect: () => client.connect({ consent, reference: 'ref-1' }),
  }
}

/** Moves a clock on until the work is done. */
export async function whileTimePasses<T>(clock: ManualClock, work: Promise<T>, stepMs = 1000): Promise<T> {
  let done = false
  const ending = work.finally(() => {
    done = true
  })
  ending.catch(() => {})
  for (let step = 0; !done && step < 5000; step++) await clock.advance(stepMs)
  return ending
}

/** The records of one type that the customer was told of, event by event. */
export function dataTold(told: readonly TerraEvent[], type: string): readonly (readonly unknown[])[] {
  return told.flatMap((event) => (event.type === type && 'data' in event ? [event.data] : []))
}

/** All that a generator yields. */
export async function all<T>(generator: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of generator) items.push(item)
  return items
}
