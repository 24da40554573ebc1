import { type ControlPlane, createControl } from '../../src/control/control.ts'
import {
  type ControlledMock,
  type ControlledMockOptions,
  controlledMock,
} from '../../src/control/controlled-mock.ts'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { NOON, type Subject } from '../mock/support/asking.ts'
import { aurora } from '../support/partners.ts'

export interface ControlAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the answer; `list` where it is a list. */
  readonly body: Readonly<Record<string, unknown>>
  readonly list: readonly Readonly<Record<string, unknown>>[]
}

export interface Controlled extends ControlPlane {
  readonly controlled: ControlledMock
  /** "Real" time, which the test moves. */
  readonly base: ManualClock
  readonly stopped: () => boolean
  /** `ask('POST /clock/advance', { seconds: 5 })`. */
  readonly ask: (call: string, body?: unknown, init?: RequestInit) => Promise<ControlAnswer>
}

export const CONTROL = 'http://127.0.0.1:4999'

/** A mock with its control plane in this process, "real" time in the hands of the test. */
export async function underControl(
  options: ControlledMockOptions & { readonly partner?: Partner } = {},
): Promise<Controlled> {
  const base = manualClock(NOON)
  const { partner = await aurora(), ...others } = options
  const controlled = controlledMock(partner, { base, ...others })
  let stopped = false
  const plane = createControl(controlled, {
    url: 'http://127.0.0.1:4010',
    stop: () => {
      stopped = true
    },
  })
  return {
    ...plane,
    controlled,
    base,
    stopped: () => stopped,
    async ask(call, body, init = {}) {
      const [method = '', path = ''] = call.split(' ')
      const sent =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      const response = await plane.handler(new Request(`${CONTROL}${path}`, { method, ...sent, ...init }))
      const text = response.status === 200 && path === '/events' ? '' : await response.text()
      const json = text === '' ? {} : JSON.parse(text)
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: json,
        list: Array.isArray(json) ? json : [],
      }
    },
  }
}

/** The same mock as the tests of the mock see it: for connecting a user and the like. */
export function subjectOf({ controlled, base }: Controlled): Subject {
  const { partner, mock } = controlled
  return {
    mock,
    clock: base,
    partner,
    auth: partner.auth as OAuth2Auth,
    baseUrl: partner.environments.mock!.baseUrl,
  }
}
