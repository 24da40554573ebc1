import { type Call, formFields, repeatedNames } from '../incoming.ts'
import { basicCredentials } from './basic-credentials.ts'
import { sha256 } from './sha256.ts'

/** An authorization request (RFC 6749 §4.1.1, RFC 7636 §4.3); what it does not say is left out. */
export interface AuthorizationRequest {
  readonly clientId?: string
  readonly redirectUri?: string
  readonly responseType?: string
  /** Absent when the request names no scope. */
  readonly scopes?: readonly string[]
  readonly state?: string
  readonly codeChallenge?: string
  readonly codeChallengeMethod?: string
  /** The user that consents when nobody is asked: an id or a name. */
  readonly loginHint?: string
  /** Parameters that stand more than once. */
  readonly repeated: readonly string[]
}

/** A token request (RFC 6749 §4.1.3, §4.4.2, §6), wherever its parameters stood. */
export interface TokenRequest {
  /** Absent when the body is not a form. */
  readonly form?: URLSearchParams
  readonly query: URLSearchParams
  /** Those that count: the form's, and the query's where the client authenticates there. */
  readonly parameters: URLSearchParams
  readonly authorization?: string
  /** Every client that the request says to be, in its header and in its parameters. */
  readonly clientIds: readonly string[]
  readonly headers: Headers
  /** The S256 challenge that belongs to the request's `code_verifier` (RFC 7636 §4.6). */
  readonly verifiedChallenge?: string
}

/** @param separator - between scopes. */
export function readAuthorizationRequest(
  parameters: URLSearchParams,
  separator: ' ' | ',',
): AuthorizationRequest {
  const names = {
    clientId: 'client_id',
    redirectUri: 'redirect_uri',
    responseType: 'response_type',
    state: 'state',
    codeChallenge: 'code_challenge',
    codeChallengeMethod: 'code_challenge_method',
    loginHint: 'login_hint',
  }
  const said = Object.entries(names).flatMap(([member, name]) => {
    const value = parameters.get(name)
    return value === null ? [] : [[member, value] as const]
  })
  const scope = parameters.get('scope')
  return {
    ...Object.fromEntries(said),
    ...(scope !== null && scope !== '' && { scopes: readScopes(scope, separator) }),
    repeated: repeatedNames(parameters),
  }
}

/** @param readsQuery - whether parameters in the query count. */
export async function readTokenRequest(call: Call, readsQuery: boolean): Promise<TokenRequest> {
  const { request, url } = call.incoming
  const form = formFields(call.incoming)
  const authorization = request.headers.get('authorization')
  const parameters = new URLSearchParams([...(readsQuery ? url.searchParams : []), ...(form ?? [])])
  const verifier = parameters.get('code_verifier')
  return {
    query: url.searchParams,
    parameters,
    headers: request.headers,
    ...(form !== undefined && { form }),
    ...(authorization !== null && { authorization }),
    clientIds: [basicCredentials(authorization ?? undefined)?.id, parameters.get('client_id')].filter(
      (id) => typeof id === 'string',
    ),
    ...(verifier !== null && { verifiedChallenge: await sha256(verifier) }),
  }
}

export function readScopes(text: string, separator: ' ' | ','): readonly string[] {
  return [...new Set(text.split(separator).filter((scope) => scope !== ''))]
}
