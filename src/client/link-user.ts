import { messageOf } from '../kernel/errors.ts'
import type { OAuth2Auth } from '../partner/auth.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { type UserFact, userFacts } from '../partner/user-facts.ts'
import { type AuthorizationRequest, authorizationRequest } from './authorization-request.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import { ConnectFailedError } from './client-error.ts'
import type { Connection } from './connection.ts'
import { exchangeCode } from './exchange-code.ts'
import { factText } from './fact-text.ts'
import { type Evidence, idText, locate, scopeList } from './locate.ts'
import { readRedirect } from './read-redirect.ts'
import type { TokenReading } from './read-token-response.ts'
import type { Tokens } from './tokens.ts'

/** What linking a user brought. */
export interface Linked {
  readonly tokens: Tokens
  readonly scopes: readonly string[]
  readonly userId?: string
  /** What the partner tells of the user besides: for requests by email, and for wall clocks. */
  readonly facts: Pick<Connection, UserFact>
}

type Success = TokenReading & { readonly kind: 'success' }

/**
 * Links one user by OAuth: consent, code, tokens, the user's id and scopes, and whatever the partner wants done
 * afterwards. Stores nothing.
 *
 * @throws ConnectFailedError
 */
export async function linkUser(
  context: Omit<ClientContext, 'keeper' | 'mapper'>,
  auth: OAuth2Auth,
  options: {
    /** Takes the user to the URL and comes back with where the partner sent the user afterwards. */
    readonly consent: (authorizationUrl: string) => Promise<string>
    readonly redirectUri?: string
    readonly callbackUrl?: string
  },
): Promise<Linked> {
  const { baseUrl, credentials, randomness } = context
  const { consent, redirectUri } = options
  const request = await authorizationRequest(auth, {
    baseUrl,
    clientId: credentials.clientId,
    randomness,
    ...(redirectUri === undefined ? {} : { redirectUri }),
  })
  const parameters = await codeFrom(await consent(request.url), request)
  const success = await exchangeCode(context, auth, { ...request, code: parameters.get('code')! })
  const { tokens } = success
  const evidence = evidenceOf(context, auth, success, parameters)
  const userId = await userIdOf(auth, evidence)
  const facts = await factsOf(auth, evidence)
  const scopes = await scopesOf(auth, evidence)
  await afterLink(context, auth, { ...tokens, ...facts, userId }, options.callbackUrl)
  return { tokens, scopes, facts, ...(userId === undefined ? {} : { userId }) }
}

async function codeFrom(redirectUrl: string, request: AuthorizationRequest): Promise<URLSearchParams> {
  const redirect = readRedirect(redirectUrl, request)
  switch (redirect.kind) {
    case 'code':
      return redirect.parameters
    case 'denied': {
      const why = redirect.description === undefined ? '' : ` (${redirect.description})`
      throw new ConnectFailedError('consent', `the partner answered ${redirect.error}${why}`)
    }
    case 'invalid':
      throw new ConnectFailedError('redirect', redirect.reason)
  }
}

function evidenceOf(
  { baseUrl, credentials, exchange }: Pick<ClientContext, 'baseUrl' | 'credentials' | 'exchange'>,
  auth: OAuth2Auth,
  { content, tokens }: Success,
  redirect: URLSearchParams,
): Evidence {
  return {
    tokenResponse: content,
    redirect,
    call: (template) => exchange(fillRequest(template, callValues(auth, credentials, tokens), baseUrl)),
  }
}

async function userIdOf(auth: OAuth2Auth, evidence: Evidence): Promise<string | undefined> {
  try {
    const located = await locate(auth.userId, evidence)
    if (!located.found && located.why !== 'missing') return undefined
    const id = located.found ? idText(located.value) : undefined
    if (id !== undefined) return id
    const reason = located.found ? 'it is neither text nor a whole number' : located.reason
    throw new ConnectFailedError('userId', `the user's id cannot be found: ${reason}`)
  } catch (thrown) {
    if (thrown instanceof ConnectFailedError) throw thrown
    throw new ConnectFailedError('userId', `the user's id cannot be asked for: ${plain(thrown)}`, {
      cause: thrown,
    })
  }
}

/**
 * A zone that is not told, or is none, leaves wall clocks as they are; without the address there would be no requests, and
 * without the id for events no event would find the user.
 */
async function factsOf(auth: OAuth2Auth, evidence: Evidence): Promise<Linked['facts']> {
  const facts: { -readonly [Fact in UserFact]?: string } = {}
  for (const [fact, locator] of userFacts(auth)) {
    const located = await locate(locator, evidence).catch(
      (thrown: unknown) => ({ found: false, reason: `it cannot be asked for: ${plain(thrown)}` }) as const,
    )
    const told = located.found ? factText(fact, located.value) : undefined
    if (told !== undefined) facts[fact] = told
    else if (fact !== 'timeZone') {
      const { step, what, otherwise } = NEEDED[fact]
      throw new ConnectFailedError(
        step,
        `${what} cannot be found: ${located.found ? otherwise : located.reason}`,
      )
    }
  }
  return facts
}

const NEEDED = {
  userEmail: { step: 'userEmail', what: "the user's email", otherwise: 'it is no address' },
  eventUserId: {
    step: 'userId',
    what: "the user's id for events",
    otherwise: 'it is neither text nor a whole number',
  },
} as const

/** A partner that does not tell has granted what was asked for (RFC 6749 §5.1). */
async function scopesOf({ scopes }: OAuth2Auth, evidence: Evidence): Promise<readonly string[]> {
  const located = await locate(scopes.granted, evidence).catch(() => undefined)
  return located?.found === true ? scopeList(located.value, scopes.separator) : scopes.request
}

/** 409 says that it has been done before: the user links again. */
async function afterLink(
  { baseUrl, credentials, exchange }: Pick<ClientContext, 'baseUrl' | 'credentials' | 'exchange'>,
  auth: OAuth2Auth,
  grant: Tokens & { readonly userId: string | undefined; readonly userEmail?: string },
  callbackUrl: string | undefined,
): Promise<void> {
  const values = { ...callValues(auth, credentials, grant), callbackUrl }
  for (const template of auth.afterLink) {
    const step = `${template.method} ${template.url}`
    const answer = await exchange(fillRequest(template, values, baseUrl)).catch((thrown: unknown) => {
      throw new ConnectFailedError('afterLink', `${step} got no answer: ${plain(thrown)}`, { cause: thrown })
    })
    const { status } = answer.response
    if ((status < 200 || status > 299) && status !== 409) {
      throw new ConnectFailedError('afterLink', `${step} was answered with ${status}`)
    }
  }
}

function plain(thrown: unknown): string {
  return messageOf(thrown).replace(/\.$/, '')
}
