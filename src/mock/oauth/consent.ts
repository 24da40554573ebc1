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
  const page = consentPage({
    partnerName: mock.partner.name,
    clientId: asked.clientId ?? '',
    action: `${url.pathname}${url.search}`,
    users: mock.world.users.slice(0, 50),
    selected: mock.seams.consentUser(asked, mock)?.id,
    scopes,
    token,
  })
  return htmlReply(200, page, {
    ...PAGE_HEADERS,
    'set-cookie': `${COOKIE}=${token}; Path=${url.pathname}; HttpOnly; SameSite=Strict`,
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
