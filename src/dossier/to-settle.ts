import type { OAuth2Auth } from '../partner/auth.ts'
import type { Partner } from '../partner/partner.ts'

/**
 * What Terra's pages do not say, or ask to talk about first: Terra wants ways of access that are not the standard's
 * discussed by mail (completing your application), at providers@tryterra.co.
 */
export function toSettle(partner: Partner): readonly string[] {
  const { auth, webhooks } = partner
  return [
    ...(auth.kind === 'oauth2'
      ? consentQuestions(auth)
      : [`Access is by ${auth.kind}, without OAuth consent.`]),
    ...('tokenUrl' in auth ? oddities(auth) : []),
    ...(webhooks === undefined
      ? []
      : [
          'Whether Terra verifies deliveries in the way that is declared here: its pages leave it to the partner.',
        ]),
  ]
}

function consentQuestions({ pkce, userId }: OAuth2Auth): readonly string[] {
  return [
    'Which redirect URI is to be registered: Terra’s pages name none for partners.',
    ...(pkce === 'required'
      ? ['PKCE is required: Terra’s pages do not say whether its client does it.']
      : []),
    ...(userId.from === 'tokenResponse' || userId.from === 'call'
      ? []
      : ['The user id comes neither from the token response nor from a user-info endpoint.']),
  ]
}

/** Where a token endpoint is not as RFC 6749 has it. */
function oddities({
  clientAuthentication,
  tokenRequest,
  tokenResponse,
  scopes,
}: Extract<Partner['auth'], { readonly tokenUrl: string }>): readonly string[] {
  const fields = Object.keys(tokenRequest.fields)
  const headers = Object.keys(tokenRequest.headers)
  return [
    ...(clientAuthentication === 'query'
      ? ['The client authenticates in the query, which RFC 6749 §2.3.1 forbids.']
      : []),
    ...(fields.length === 0
      ? []
      : [`Token requests carry more than RFC 6749 has: the fields ${fields.join(', ')}.`]),
    ...(headers.length === 0 ? [] : [`Token requests need the headers ${headers.join(', ')}.`]),
    ...(tokenResponse.root === ''
      ? []
      : [`The token response stands below ${tokenResponse.root}, not at the top as RFC 6749 §5.1 has it.`]),
    ...(tokenResponse.success === undefined
      ? []
      : ['Errors of the token endpoint come inside HTTP 200, not as RFC 6749 §5.2 has them.']),
    ...(scopes.separator === ' '
      ? []
      : ['Scopes are separated by a comma, not by a space as RFC 6749 §3.3 has it.']),
  ]
}
