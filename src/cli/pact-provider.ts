import { mockProvider } from '../ci/mock-provider.ts'
import { readCapturedRequest } from '../http/captured/read-captured-request.ts'
import type { Exchange } from '../http/exchange.ts'
import { systemClock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import { findFault } from '../mock/faults/registry.ts'
import type { CapturedEvent } from '../pact/captured-events.ts'
import { liveProvider } from '../pact/live-provider.ts'
import type { ProviderSide } from '../pact/provider-side.ts'
import type { Partner } from '../partner/partner.ts'
import { MOCK_ENVIRONMENT, targetOf } from './environment.ts'
import type { Io } from './io.ts'
import { loadAdapter } from './load-adapter.ts'
import { partnerNetwork, partnerSend } from './partner-send.ts'
import { readInput } from './read-input.ts'
import { openSession } from './session.ts'

/** Whom to verify: the mock in this process, or a partner that runs somewhere. */
export const PROVIDER_FLAGS = {
  env: {
    type: 'string',
    value: 'name',
    about: 'which of its environments; the mock in this process unless told',
    default: 'mock',
  },
  event: {
    type: 'list',
    value: 'file',
    about: 'a webhook that was captured: a raw HTTP message, a curl or a HAR',
  },
  seed: { type: 'integer', about: 'of the mock: decides users and data', default: 1 },
  fault: { type: 'list', value: 'id', about: 'what the mock does wrong; terrarium explain lists them' },
} as const

export interface ProviderFlags {
  readonly env: string
  readonly baseUrl: string | undefined
  readonly allowHost: readonly string[]
  readonly event: readonly string[]
  readonly user: string | undefined
  readonly store: string | undefined
  readonly timeout: number
  readonly seed: number
  readonly fault: readonly string[]
}

/**
 * @param descriptor - its path, beside which an adapter stands.
 * @throws UsageError, SecretMissingError, ConnectFailedError, HostUnreachableError, FileUnreadableError.
 */
export async function providerFor(
  descriptor: string,
  partner: Partner,
  flags: ProviderFlags,
  io: Pick<Io, 'variables'>,
): Promise<{ readonly side: ProviderSide; readonly close: () => Promise<void> }> {
  const { env, baseUrl, user, store: file, seed } = flags
  const isMock = env === MOCK_ENVIRONMENT && baseUrl === undefined
  refuseMisplaced(flags, isMock)
  if (isMock) {
    return {
      side: mockProvider(partner, { seed, faults: flags.fault.map(findFault) }),
      close: async () => {},
    }
  }
  const target = targetOf(partner, { env, baseUrl, variables: io.variables })
  const captured = await Promise.all(flags.event.map(readEvent))
  const { environment, credentials } = target
  const network = partnerNetwork(partner, {
    baseUrl: environment.baseUrl,
    allowHosts: flags.allowHost,
    timeoutMs: flags.timeout,
  })
  const send = partnerSend(network, {
    adapter: await loadAdapter(descriptor, partner),
    credentials,
    clock: systemClock,
  })
  const exchanges: Exchange[] = []
  const { client, store, connectionId, close } = await openSession(partner, target, send, {
    user,
    file,
    onExchange: (exchange) => exchanges.push(exchange),
  })
  const session = {
    partner,
    environment,
    credentials,
    send,
    clock: systemClock,
    client,
    store,
    connectionId,
    exchanges,
  }
  return { side: liveProvider(session, captured), close }
}

function refuseMisplaced({ event, fault }: ProviderFlags, isMock: boolean): void {
  if (isMock && event.length > 0) {
    throw new UsageError(
      'Failed to verify captured webhooks: the mock in this process sends its own.',
      'Name the partner that sent them with --env or --base-url.',
    )
  }
  if (!isMock && fault.length > 0) {
    throw new UsageError(
      'Failed to make the partner wrong: --fault is for the mock in this process.',
      'Leave out --env and --base-url, or leave out --fault.',
    )
  }
}

async function readEvent(file: string): Promise<CapturedEvent> {
  return readCapturedRequest(await readInput(file), file)
}
