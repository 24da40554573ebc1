import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi'
import { messageOf } from '../kernel/errors.ts'

/** What the user came back with. */
export type Redirect =
  | { readonly kind: 'code'; readonly code: string; readonly parameters: URLSearchParams }
  /** The partner, or the user, said no (RFC 6749 §4.1.2.1). */
  | { readonly kind: 'denied'; readonly error: string; readonly description?: string }
  /** Not an answer to our question: another state or issuer, a code that is missing, a parameter given twice. */
  | { readonly kind: 'invalid'; readonly reason: string }

/**
 * Reads the redirect back to us. The state is compared before anything else is believed, errors included; `iss` is
 * compared where it stands and the issuer is known (RFC 9207).
 */
export function readRedirect(
  redirectUrl: string,
  expected: { readonly state: string; readonly redirectUri: string; readonly issuer?: string },
): Redirect {
  if (!URL.canParse(redirectUrl)) return { kind: 'invalid', reason: 'the redirect is no URL' }
  const url = new URL(redirectUrl)
  const { origin, pathname } = new URL(expected.redirectUri)
  if (url.origin !== origin || url.pathname !== pathname) {
    return {
      kind: 'invalid',
      reason: `the redirect leads to ${url.origin}${url.pathname}, not to ${origin}${pathname}`,
    }
  }
  const issuer = expected.issuer ?? url.searchParams.get('iss') ?? 'unknown'
  try {
    validateAuthResponse({ issuer }, { client_id: 'any' }, url.searchParams, expected.state)
  } catch (thrown) {
    if (!(thrown instanceof AuthorizationResponseError)) return { kind: 'invalid', reason: messageOf(thrown) }
    const { error, error_description: description } = thrown
    return { kind: 'denied', error, ...(description === undefined ? {} : { description }) }
  }
  const codes = url.searchParams.getAll('code')
  const [code = ''] = codes
  if (codes.length > 1) return { kind: 'invalid', reason: 'the redirect carries more than one code' }
  return code === ''
    ? { kind: 'invalid', reason: 'the redirect carries neither a code nor an error' }
    : { kind: 'code', code, parameters: url.searchParams }
}
