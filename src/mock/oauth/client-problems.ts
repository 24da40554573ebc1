import { repeatedNames } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock } from '../seams.ts'
import { basicCredentials } from './basic-credentials.ts'
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
      return compare({ id: request.parameters.get('client_id'), secret: undefined }, mock)
  }
}

/** @param given.secret - `undefined` where the client has none to show. */
function compare(
  given: { readonly id: string | null; readonly secret: string | null | undefined } | undefined,
  { credentials }: Mock,
): readonly Problem[] {
  if (given === undefined || given.id === null || given.secret === null)
    return [invalidClient('missing', 'The request carries no client credentials.')]
  const client = [credentials, credentials.otherClient].find((known) => known?.clientId === given.id)
  if (client === undefined) return [invalidClient('client_id', 'The client is unknown.')]
  return given.secret === undefined || given.secret === client.clientSecret
    ? []
    : [invalidClient('client_secret', 'The client secret is wrong.')]
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
