import type { Auth } from '../partner/auth.ts'
import type { TokenReading } from './read-token-response.ts'

/** Whether a partner gives no token because the user has as many alive as it allows. That says nothing against a grant. */
export function isLimitReached(auth: Auth, reading: TokenReading): boolean {
  if (auth.kind !== 'oauth2' || auth.maxLiveTokens?.onLimit !== 'refuse' || reading.kind !== 'refused')
    return false
  const { error } = auth.maxLiveTokens
  return reading.error === error || (reading.description?.includes(error) ?? false)
}

/** The reading of a refresh: where only the limit stands in the way, another token has to end first, and that takes time. */
export function limitAsBusy(auth: Auth, reading: TokenReading): TokenReading {
  return reading.kind === 'refused' && isLimitReached(auth, reading)
    ? { kind: 'retryable', status: reading.status }
    : reading
}
