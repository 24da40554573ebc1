import { consentAutomatically } from '../client/consent-automatically.ts'
import { memoryStore } from '../client/memory-store.ts'
import { createTerraClient, type TerraClient } from '../client/terra-client.ts'
import type { Send } from '../http/handler.ts'
import { systemClock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import type { Partner } from '../partner/partner.ts'
import type { Target } from './environment.ts'

/** A connected user, for one command. */
export interface Session {
  readonly client: TerraClient
  readonly connectionId: string
}

/**
 * Connect a user for this command alone, where nobody has to be asked.
 *
 * @throws UsageError where only a person can consent; ConnectFailedError.
 */
export async function openSession(
  partner: Partner,
  { environment, credentials, name }: Target,
  send: Send,
  user?: string,
): Promise<Session> {
  if (partner.auth.kind === 'oauth2' && environment.consent === 'browser') {
    throw new UsageError(
      `Failed to connect a user: in the environment '${name}' only a person can consent.`,
      'Declare `consent: automatic` for an environment whose consent asks nobody, or use --env mock.',
    )
  }
  const client = createTerraClient({
    partner,
    baseUrl: environment.baseUrl,
    credentials,
    send,
    clock: systemClock,
    store: memoryStore(),
  })
  const consent = consentAutomatically(partner, send, {
    environment,
    ...(user === undefined ? {} : { user }),
  })
  const { id } = await client.connect({ consent })
  return { client, connectionId: id }
}
