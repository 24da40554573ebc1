import { repeatedNames } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock } from '../seams.ts'
import type { TokenRequest } from './oauth-request.ts'
import { tokenAuth } from './token-auth.ts'

/** The constant fields first, then RFC 6749 §2.3 and §3.2: the client authenticates exactly as declared. */
export function clientProblems(request: TokenRequest, mock: Mock): readonly Problem[] {
  return [...formProblems(request, mock), ...authenticationProblems(request, mock)]
}

function formProblems(request: TokenRequest, mock: Mock): readonly Problem[] {
  const { clientAuthentication, tokenRequest } = tokenAuth(mock.partner)
  const { form, parameters, headers } = request
  if (form === undefined && clientAuthentication !== 'query')
    return [invalidRequest('form', 'The body is not application/x-www-form-urlencoded.')]
  const repeated = repeatedNames(parameters)
  const problems = repeated.map((name) =>
    invalidRequest('repeated', `The parameter ${ascii(name)} stands twice.`),
  )
  for (const [name, value] of Object.entries(tokenRequest.fields))
    if (parameters.get(name) !== value)
      problems.push(invalidRequest('fields', `The parameter ${name} must be ${value}.`))
  for (const [name, value] of Object.entries(tokenRequest.headers))
    if (headers.get(name) !== value)
      problems.push(invalidRequest('headers', `The header ${name} must be ${value}.`))
  return problems
}

function authenticationProblems(request: TokenRequest, mock: Mock): readonly Problem[] {
  const { clientAuthentication } = tokenAuth(mock.partner)
  const { authorization, form, query } = request
  switch (clientAuthentication) {
    case 'basic':
      if (form?.has('client_secret') || query.has('client_secret'))
        return [invalidClient('method', 'The client secret belongs in the Authorization header.')]
      return compare(basicCredentials(authorization), mock)
    case 'body':
    case 'query': {
      if (authorization !== undefined)
        return [
          invalidClient(
            'method',
            `The client authenticates in the ${clientAuthentication}, not in a header.`,
          ),
        ]
      const place = clientAuthentication === 'body' ? (form ?? new URLSearchParams()) : query
      return compare({ id: place.get('client_id'), secret: place.get('client_secret') }, mock)
    }
    case 'none':
      return compare({ id: request.parameters.get('client_id'), secret: mock.credentials.clientSecret }, mock)
  }
}

function compare(
  given: { readonly id: string | null; readonly secret: string | null } | undefined,
  mock: Mock,
): readonly Problem[] {
  if (given === undefined || given.id === null || given.secret === null)
    return [invalidClient('missing', 'The request carries no client credentials.')]
  if (given.id !== mock.credentials.clientId) return [invalidClient('client_id', 'The client is unknown.')]
  return given.secret === mock.credentials.clientSecret
    ? []
    : [invalidClient('client_secret', 'The client secret is wrong.')]
}

/** Id and secret are form-encoded before they are joined (RFC 6749 §2.3.1). */
function basicCredentials(
  header: string | undefined,
): { readonly id: string; readonly secret: string } | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return undefined
  try {
    const text = atob(encoded)
    const colon = text.indexOf(':')
    const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '))
    return colon < 0 ? undefined : { id: decode(text.slice(0, colon)), secret: decode(text.slice(colon + 1)) }
  } catch {
    return undefined
  }
}

function invalidRequest(about: string, description: string): Problem {
  return problem(about, 'invalid_request', description)
}

function invalidClient(about: string, description: string): Problem {
  return { ...problem(about, 'invalid_client', description, 401), challenge: 'Basic realm="token"' }
}

function ascii(text: string): string {
  return text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?')
}
