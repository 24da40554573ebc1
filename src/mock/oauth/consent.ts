import type { Partner } from '../../partner/partner.ts'
import type { WorldUser } from '../../world/world.ts'
import { type Call, formFields } from '../incoming.ts'
import { problem } from '../problem.ts'
import { htmlReply, type Reply } from '../reply.ts'
import type { AuthorizationProblem, Mock } from '../seams.ts'
import { consentPage, errorPage } from './consent-page.ts'
import type { AuthorizationRequest } from './oauth-request.ts'

const COOKIE = 'consent'

/** Shows the page. Its form posts to the same URL, so that what was asked is validated again when it comes back. */
export function askConsent(
  asked: AuthorizationRequest,
  scopes: readonly string[],
  call: Call,
  mock: Mock,
): Reply {
  const { request, url } = call.incoming
  const token = cookieOf(request) ?? mock.random('consent', mock.ledger.next('consent')).text(32)
  const selected = mock.seams.consentUser(asked, mock)
  const others = mock.world.users.filter(({ id }) => id !== selected?.id)
  const page = consentPage({
    partnerName: mock.partner.name,
    clientId: asked.clientId ?? '',
    action: `${url.pathname}${url.search}`,
    returnsTo: hostOf(asked.redirectUri ?? mock.redirectUris[0]!),
    users: [...(selected === undefined ? [] : [selected]), ...others].slice(0, 50),
    selected: selected?.id,
    scopes: scopes.map((name) => ({ name, about: aboutScope(name, mock.partner) })),
    token,
  })
  // Lax, not Strict: the application sends people here from another site, and a second window must find the cookie of
  // the first. Forms of other sites arrive without it either way.
  return htmlReply(200, page, {
    ...PAGE_HEADERS,
    'set-cookie': `${COOKIE}=${token}; Path=${url.pathname}; HttpOnly; SameSite=Lax`,
  })
}

/** What the person decided on the page. */
export interface Decision {
  readonly user: WorldUser
  readonly scopes: readonly string[]
}

/** Reads the page's form: a decision, or why there is none. Without the page's cookie nobody has decided anything. */
export function readDecision(call: Call, mock: Mock): Decision | AuthorizationProblem {
  const form = formFields(call.incoming)
  const token = form?.get('token')
  if (form === undefined || !token || token !== cookieOf(call.incoming.request)) return FORGED
  if (form.get('decision') !== 'allow') return DENIED
  const user = mock.world.user(form.get('user') ?? '')
  return user === undefined ? NO_USER : { user, scopes: form.getAll('scope') }
}

export function refusalPage(refused: AuthorizationProblem, mock: Mock): Reply {
  return htmlReply(refused.status, errorPage(mock.partner.name, refused.description), PAGE_HEADERS)
}

/** What a person gives away with a scope. */
function aboutScope(name: string, { auth, data }: Partner): string {
  const types = Object.entries(data).flatMap(([type, source]) => (source.scopes.includes(name) ? [type] : []))
  if (types.length > 0) return `Your ${types.join(', ')} data`
  return auth.kind === 'oauth2' && auth.refresh.requiresScope === name
    ? 'Access while you are away, until you withdraw it'
    : 'What belongs to your account'
}

/** A native application's redirect URI has no host: it is named by its scheme (RFC 8252 §7.1). */
function hostOf(redirectUri: string): string {
  const { host, protocol } = new URL(redirectUri)
  return host === '' ? protocol.slice(0, -1) : host
}

function cookieOf(request: Request): string | undefined {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const value = pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1)
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
}

const FORGED: AuthorizationProblem = {
  ...problem(
    'consent',
    'access_denied',
    'This form did not come from our own page, or cookies are off.',
    403,
  ),
  redirect: false,
}

const DENIED: AuthorizationProblem = {
  ...problem('consent', 'access_denied', 'The user denied access.'),
  redirect: true,
}

const NO_USER: AuthorizationProblem = {
  ...problem('consent', 'invalid_request', 'No user was chosen.'),
  redirect: false,
}
