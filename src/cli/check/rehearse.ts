import { consentAutomatically } from '../../client/consent-automatically.ts'
import { memoryStore } from '../../client/memory-store.ts'
import { createTerraClient } from '../../client/terra-client.ts'
import type { Check } from '../../conformance/check.ts'
import { openStored } from '../../conformance/open-stored.ts'
import type { Outside, Transport } from '../../conformance/probe.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import type { Report } from '../../conformance/report.ts'
import { runConformance } from '../../conformance/run.ts'
import type { Handler, Send } from '../../http/handler.ts'
import { systemClock } from '../../kernel/clock.ts'
import { virtualClock } from '../../kernel/virtual-clock.ts'
import { createMockPartner, type MockPartner } from '../../mock/mock-partner.ts'
import { nameOfUser } from '../../partner/named-user.ts'
import type { Partner } from '../../partner/partner.ts'
import type { Target } from '../environment.ts'
import { version } from '../version.ts'
import type { Touch } from './allowed.ts'

export interface Rehearsal {
  readonly seed: number
  readonly checks: readonly Check[]
  readonly allow: ReadonlySet<Touch>
  /** Whether the partner will reach us. */
  readonly listens: boolean
  /** Whether somebody outside of the run registers our endpoint and causes events. */
  readonly outside: boolean
  readonly patienceMs: number
  readonly concurrency: number
  /** How many users have consented before. */
  readonly connected: number
}

/**
 * A run against a mock of the partner that stands where the partner stands, in this process and in no time: what it
 * sends is what a run would send to a partner that is as its descriptor says.
 */
export async function rehearse(partner: Partner, target: Target, options: Rehearsal): Promise<Report> {
  const { seed, checks, allow, listens, patienceMs, concurrency } = options
  const clock = virtualClock(systemClock.epochMs())
  const { baseUrl } = target.environment
  const consentParameters = partner.environments.mock?.consentParameters ?? { login_hint: '{user}' }
  const environment = { ...target.environment, consentParameters }
  const stage = {
    ...partner,
    environments: { ...partner.environments, mock: { ...environment, consent: 'automatic' as const } },
  }
  const listeners = new Map<string, Handler>()
  const send: Send = (request) =>
    clock.work((listeners.get(new URL(request.url).origin) ?? mock.handler)(request))
  const mock = createMockPartner(stage, { seed, clock, send })
  const users = mock.users.map((user) => nameOfUser(mock.partner, user))
  try {
    return await runConformance({
      partner: stage,
      environmentName: target.name,
      environment: { ...environment, users: users.slice(0, environment.users.length) },
      credentials: mock.credentials,
      send,
      clock,
      seed,
      checks,
      probes: PROBES,
      allow,
      ...(listens ? { listen: listening(listeners) } : {}),
      patienceMs,
      concurrency,
      transport: SOUND,
      ...(options.outside ? { outside: outsideOf(mock) } : {}),
      stored: await connect(mock, {
        partner: stage,
        baseUrl,
        send,
        clock,
        users: users.slice(0, options.connected),
      }),
      replay: (id) => id,
      version,
    })
  } finally {
    mock.close()
  }
}

/** Somebody who does at the mock what they are asked to. */
function outsideOf(mock: MockPartner): Outside {
  return {
    register: async (url) => void mock.addEndpoint(url),
    cause: async (event, userId = mock.users[0]!.id) => void (await mock.emit(event, userId)),
  }
}

/** Connections on which there is nothing to remark. */
const SOUND: Transport = {
  inspectTls: async () => ({ protocol: 'TLSv1.3' }),
  sendPlainly: async ({ url }) => Response.redirect(url.replace(/^http:/, 'https:'), 301),
}

function listening(listeners: Map<string, Handler>) {
  return async (handler: Handler) => {
    const origin = `http://listener-${listeners.size}.invalid`
    listeners.set(origin, handler)
    return { url: `${origin}/webhooks`, close: async () => void listeners.delete(origin) }
  }
}

async function connect(
  { credentials }: MockPartner,
  options: {
    readonly partner: Partner
    readonly baseUrl: string
    readonly send: Send
    readonly clock: ReturnType<typeof virtualClock>
    readonly users: readonly string[]
  },
) {
  const { partner, send, users } = options
  const parts = { ...options, credentials, store: memoryStore() }
  const client = createTerraClient(parts)
  const environment = partner.environments.mock!
  for (const user of users)
    await client.connect({ consent: consentAutomatically(partner, send, { environment, user }) })
  return openStored(parts)
}
