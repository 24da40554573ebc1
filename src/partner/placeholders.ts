import type { Auth } from './auth.ts'
import { RATE_PLACEHOLDERS } from './rate-headers.ts'

/** What a request, or another template, is for. */
export type RequestPurpose =
  | 'data'
  | 'opening'
  | 'committing'
  | 'item'
  | 'grantCall'
  | 'registration'
  | 'revocation'
  | 'fetch'
  | 'consent'
  | 'rate'
  | 'none'

/** What the placeholders of a request may be, by what the request is for. */
export const PLACEHOLDERS: Readonly<Record<RequestPurpose, readonly string[]>> = {
  /** `data.<type>.request`. */
  data: [
    ...['from', 'to', 'day', 'days', 'since', 'cursor', 'offset', 'page', 'limit'],
    ...['transactionId', 'userId', 'userEmail', 'accessToken', 'clientId'],
  ],
  /** `open` of a transaction. */
  opening: ['userId', 'userEmail', 'accessToken', 'clientId'],
  /** `commit` of a transaction. */
  committing: ['transactionId', 'userId', 'userEmail', 'accessToken', 'clientId'],
  /** `items` of a transaction. */
  item: ['transactionId', 'recordId', 'userId', 'userEmail', 'accessToken', 'clientId'],
  /** The call that tells a user's id or the granted scopes. */
  grantCall: ['accessToken', 'clientId'],
  /** `auth.afterLink`, `webhooks.registration` and `webhooks.trigger`. */
  registration: [
    ...['callbackUrl', 'event', 'userId', 'userEmail', 'accessToken'],
    ...['clientId', 'clientSecret', 'basicCredentials'],
  ],
  /** `auth.revocation`. */
  revocation: [
    'accessToken',
    'refreshToken',
    'userId',
    'userEmail',
    'clientId',
    'clientSecret',
    'basicCredentials',
  ],
  /** `fetch` of a webhook event. */
  fetch: ['recordId', 'userId', 'userEmail', 'from', 'to', 'day', 'accessToken', 'clientId'],
  /** `consentParameters` of an environment. */
  consent: ['user'],
  /** `rateLimit.headers`. */
  rate: RATE_PLACEHOLDERS,
  /** What is constant. */
  none: [],
}

/** `{accessToken}`, or the names of the constant credentials of a partner without OAuth. */
export function credentialPlaceholders(auth: Auth): readonly string[] {
  return auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
    ? ['accessToken']
    : Object.keys(auth.credentials)
}
