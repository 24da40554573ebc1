import { recordExchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import { ConnectFailedError } from './client-error.ts'
import { consentUrl, followConsent } from './follow-consent.ts'

/**
 * A consent that nobody is asked for, as mocks and some staging servers give it: for `TerraClient.connect`.
 *
 * @param options.user - whom to consent for, where the environment lets us choose; its own first user unless told.
 * @returns a function from the authorization URL to the redirect back; it throws ConnectFailedError.
 */
export function consentAutomatically(
  { auth }: Pick<Partner, 'auth'>,
  send: Send,
  options: { readonly environment?: Environment; readonly user?: string } = {},
): (authorizationUrl: string) => Promise<string> {
  const { environment, user = environment?.users[0] } = options
  const exchange = recordExchange(send, systemClock)
  return async (authorizationUrl) => {
    const redirectUri = auth.kind === 'oauth2' ? auth.redirectUri : ''
    const url = environment === undefined ? authorizationUrl : consentUrl(authorizationUrl, environment, user)
    const consent = await followConsent(url, { redirectUri, exchange })
    if (consent.reached) return consent.redirectUrl
    throw new ConnectFailedError('consent', consent.reason)
  }
}
