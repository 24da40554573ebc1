import { type ManualClock, manualClock } from '../../../src/kernel/clock.ts'
import { findFault } from '../../../src/mock/faults/registry.ts'
import { createMockPartner, type MockPartner } from '../../../src/mock/mock-partner.ts'
import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { Partner } from '../../../src/partner/partner.ts'

/** Noon of an ordinary day: 2026-06-10, UTC. */
const NOON_MS = Date.UTC(2026, 5, 10, 12)

/** A mock, and one way to reach it. */
export interface Door {
  readonly mock: MockPartner
  readonly clock: ManualClock
  /** Where the partner is believed to be. */
  readonly baseUrl: string
  readonly redirectUri: string
  readonly send: (request: Request) => Promise<Response>
  /** Takes the user to the URL, as a browser would; resolves with where the partner has sent the user. */
  readonly consent: (url: string) => Promise<string>
  /** The webhooks that have arrived. */
  readonly received: readonly { readonly headers: Readonly<Record<string, string>>; readonly body: string }[]
}

/** What a story asks for. */
export interface Stage {
  readonly faults?: readonly string[]
  readonly seed?: number
}

/** Opens a door to a new mock. */
export type OpenDoor = (partner: Partner, stage?: Stage) => Promise<Door>

/** A new mock whose webhooks are received where it runs. */
export function newMock(
  partner: Partner,
  { faults = [], seed = 1 }: Stage,
  redirectUri: string = (partner.auth as OAuth2Auth).redirectUri,
): Pick<Door, 'mock' | 'clock' | 'received' | 'redirectUri'> {
  const clock = manualClock(NOON_MS)
  const received: { headers: Record<string, string>; body: string }[] = []
  const mock = createMockPartner(partner, {
    seed,
    clock,
    redirectUris: [redirectUri],
    faults: faults.map((id) => findFault(id)),
    async send(request) {
      received.push({ headers: Object.fromEntries(request.headers), body: await request.text() })
      return new Response(null, { status: 200 })
    },
  })
  return { mock, clock, received, redirectUri }
}

/** What a browser does with a redirect, where no browser is: it reads where it leads. */
export function redirectOf(send: Door['send']): Door['consent'] {
  return async (url) => {
    const answer = await send(new Request(url, { redirect: 'manual' }))
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`${answer.status} instead of a redirect: ${await answer.text()}`)
    return location
  }
}
