import { createEventStream } from '../http/event-stream.ts'
import type { Handler } from '../http/handler.ts'
import { loopbackOnly } from '../http/loopback-only.ts'
import { clockView } from './clock-view.ts'
import type { Control, Topic } from './context.ts'
import type { ControlledMock } from './controlled-mock.ts'
import { dispatch } from './dispatch.ts'
import { endpointViews } from './endpoint-view.ts'
import { faultIds } from './fault-view.ts'
import { grantViews } from './grant-view.ts'
import { journalView } from './journal-view.ts'
import { CONTROL_ROUTES } from './routes/control-routes.ts'

/**
 * A control plane over HTTP for a mock that is served: for tests in any language, and for the live page.
 *
 * It is served on a port of its own, not under a path of the partner: no path of any partner can collide with it, what
 * the partner serves stays exactly what the descriptor says, and a page of the mock (its consent page shows texts that a
 * partner chose) is another origin, which the browser keeps away from it.
 */
export interface ControlPlane {
  /** Answers loopback names alone and no page of another origin; its `/openapi.json` says what it can do. */
  readonly handler: Handler
  /** Ends the streams of events: a server that closes waits for them. */
  readonly close: () => void
}

export interface ControlOptions {
  /** Where the mock is served. */
  readonly url: string
  /** Stops what serves the mock; without it, nobody can be asked to. */
  readonly stop?: () => void
  /** A curl of the mock that works now, as `Control` has it. */
  readonly sample?: NonNullable<Control['sample']>
  /** Answers a GET for pages beside the API: `undefined` where it has none. */
  readonly pages?: (request: Request) => Promise<Response | undefined>
}

export function createControl(controlled: ControlledMock, options: ControlOptions): ControlPlane {
  const events = createEventStream()
  const tell: Control['tell'] = (...about) => {
    if (!events.isHeard()) return
    for (const topic of about) events.send(topic, standing(topic, controlled))
  }
  const end = controlled.subscribe((entry) => {
    if (!events.isHeard()) return
    events.send('journal', journalView(entry))
    if (entry.kind === 'exchange' && MAKE_GRANTS.has(entry.route)) tell('grants')
    if (entry.kind === 'exchange' && entry.route === 'webhooks.register') tell('endpoints')
  })
  const control: Control = { ...options, controlled, events, tell }
  return {
    handler: loopbackOnly(async (request) => {
      const page = request.method === 'GET' ? await options.pages?.(request) : undefined
      return page ?? dispatch(CONTROL_ROUTES, request, control)
    }),
    close() {
      end()
      events.close()
    },
  }
}

/** Routes after which grants and tokens may stand otherwise. */
const MAKE_GRANTS: ReadonlySet<string> = new Set(['authorize', 'token', 'refresh', 'revoke'])

function standing(topic: Topic, controlled: ControlledMock): unknown {
  switch (topic) {
    case 'clock':
      return clockView(controlled.clock)
    case 'faults':
      return { on: faultIds(controlled) }
    case 'grants':
      return grantViews(controlled)
    case 'endpoints':
      return endpointViews(controlled)
    case 'reset':
      return { seed: controlled.seed }
  }
}
