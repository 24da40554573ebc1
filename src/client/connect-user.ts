import { namedUser } from '../partner/named-user.ts'
import type { ClientContext } from './client-context.ts'
import { ConnectFailedError } from './client-error.ts'
import type { ConnectOptions } from './client-options.ts'
import type { Connection } from './connection.ts'
import { exchangeClientCredentials } from './exchange-code.ts'
import { linkConnection } from './link-connection.ts'
import { type Linked, linkUser } from './link-user.ts'

/**
 * Links a user in the way the partner does it, and stores the connection. A refusal by the user is told.
 *
 * @throws ConnectFailedError
 */
export async function connectUser(context: ClientContext, options: ConnectOptions): Promise<Connection> {
  const { store, notices } = context
  try {
    return await linkConnection(context, await link(context, options), options.reference)
  } catch (thrown) {
    if (thrown instanceof ConnectFailedError)
      await store.enqueue([notices.cancelled(thrown.reason, options.reference)])
    throw thrown
  }
}

async function link(context: ClientContext, options: ConnectOptions): Promise<Linked> {
  const { auth } = context.partner
  const { consent, userId, redirectUri, callbackUrl } = options
  const { userEmail, ...known } = userId === undefined ? {} : namedUser(context.partner, userId)
  const facts = userEmail === undefined ? {} : { userEmail }
  switch (auth.kind) {
    case 'oauth2':
      if (consent === undefined) {
        throw new ConnectFailedError('consent', 'nobody takes the user to the consent page')
      }
      return linkUser(context, auth, {
        consent,
        ...(redirectUri === undefined ? {} : { redirectUri }),
        ...(callbackUrl === undefined ? {} : { callbackUrl }),
      })
    case 'clientCredentials': {
      const { tokens } = await exchangeClientCredentials(context, auth)
      return { tokens, scopes: auth.scopes.request, facts, ...known }
    }
    case 'apiKey':
    case 'basic':
    case 'headers':
      return {
        tokens: { accessToken: '', obtainedAtMs: context.clock.epochMs() },
        scopes: [],
        facts,
        ...known,
      }
  }
}
