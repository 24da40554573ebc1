import type { WorldUser } from '../../world/world.ts'
import type { Call } from '../incoming.ts'
import { problem } from '../problem.ts'
import { emptyReply, type Reply } from '../reply.ts'
import type { AuthorizationProblem, Mock } from '../seams.ts'
import { askConsent, readDecision, refusalPage } from './consent.ts'
import { grantFacts } from './grant-facts.ts'
import type { Code, Grant } from './ledger.ts'
import { type AuthorizationRequest, readAuthorizationRequest } from './oauth-request.ts'
import { requestedScopes } from './scopes.ts'
import { oauth2 } from './token-auth.ts'

/**
 * The authorization endpoint (RFC 6749 §3.1). A browser is shown a consent page; any other client gets the consent of
 * the user that `login_hint` names, the first one unless told, and is redirected at once.
 */
export async function authorize(call: Call, mock: Mock): Promise<Reply> {
  const { request, url } = call.incoming
  const auth = oauth2(mock.partner)
  const asked = readAuthorizationRequest(url.searchParams, auth.scopes.separator)
  const [first] = mock.seams.authorizationProblems(asked, mock)
  if (first !== undefined) return refuse(first, asked, call, mock)
  if (request.method === 'POST') {
    const decision = readDecision(call, mock)
    return 'about' in decision
      ? refuse(decision, asked, call, mock)
      : consent(decision.user, decision.scopes, asked, call, mock)
  }
  const scopes = requestedScopes(asked, mock)
  if (prefersHtml(request)) return askConsent(asked, scopes, call, mock)
  const user = mock.seams.consentUser(asked, mock)
  if (user === undefined) return refuse(NO_SUCH_USER, asked, call, mock)
  return consent(user, scopes, asked, call, mock)
}

/** The user named by `login_hint`, by id or by name; the first one when nobody is named. */
export function consentUser(asked: AuthorizationRequest, mock: Mock): WorldUser | undefined {
  const { loginHint } = asked
  if (loginHint === undefined || loginHint === '') return mock.world.users[0]
  const { world } = mock
  return (
    world.user(loginHint) ??
    world.userByEmail(loginHint) ??
    world.users.find((user) => user.name === loginHint)
  )
}

export function issueCode(grant: Grant, asked: AuthorizationRequest, mock: Mock): Code {
  const code = mock.random('code', mock.ledger.next('code')).text(40)
  const { codeChallenge, redirectUri } = asked
  const bindsChallenge = oauth2(mock.partner).pkce !== 'none' && codeChallenge !== undefined
  return mock.ledger.addCode({
    code,
    grant,
    expiresAtMs: mock.clock.epochMs() + mock.lifetimes.codeSeconds * 1000,
    ...(redirectUri !== undefined && { redirectUri }),
    ...(bindsChallenge && { challenge: codeChallenge }),
  })
}

function consent(
  user: WorldUser,
  scopes: readonly string[],
  asked: AuthorizationRequest,
  call: Call,
  mock: Mock,
): Reply {
  const grant = mock.ledger.openGrant({
    userId: user.id,
    clientId: asked.clientId ?? mock.credentials.clientId,
    scopes: mock.seams.grantedScopes(scopes, asked, mock),
    createdAtMs: mock.clock.epochMs(),
  })
  Object.assign(call.subject, { userId: user.id, grantId: grant.id })
  const { code } = mock.seams.issueCode(grant, asked, mock)
  const told = grantFacts(grant, grant.scopes, 'redirect', mock).flatMap(([locator, value]) =>
    locator.from === 'redirect' && value !== undefined ? [[locator.parameter, String(value)] as const] : [],
  )
  return redirect({ code, ...Object.fromEntries(told) }, asked, call, mock)
}

function refuse(first: AuthorizationProblem, asked: AuthorizationRequest, call: Call, mock: Mock): Reply {
  const { error, description } = first
  if (first.redirect) return redirect({ error, error_description: description }, asked, call, mock)
  if (prefersHtml(call.incoming.request)) return refusalPage(first, mock)
  return mock.seams.errorReply(first, { root: '' }, call, mock)
}

function redirect(
  parameters: Readonly<Record<string, string>>,
  asked: AuthorizationRequest,
  call: Call,
  mock: Mock,
): Reply {
  const target = new URL(asked.redirectUri ?? mock.redirectUris[0]!)
  const withState = {
    ...parameters,
    ...(asked.state !== undefined && { state: asked.state }),
    ...(mock.identifiesIssuer && { iss: mock.issuer }),
  }
  for (const [name, value] of Object.entries(mock.seams.redirectParameters(withState, asked, mock)))
    target.searchParams.set(name, value)
  const status = call.incoming.request.method === 'POST' ? 303 : 302
  return emptyReply(status, {
    location: target.href,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  })
}

/** Browsers name `text/html` when they navigate; programs do not. */
function prefersHtml(request: Request): boolean {
  return (request.headers.get('accept') ?? '').includes('text/html')
}

const NO_SUCH_USER: AuthorizationProblem = {
  ...problem('login_hint', 'access_denied', 'There is no such user.'),
  redirect: true,
}
