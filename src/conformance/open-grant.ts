import { authorizationRequest } from '../client/authorization-request.ts'
import { callValues } from '../client/call-values.ts'
import { factText } from '../client/fact-text.ts'
import { type Consent, consentUrl, followConsent } from '../client/follow-consent.ts'
import { idText, type Located, locate, scopeList } from '../client/locate.ts'
import { readTokenResponse, type TokenReading } from '../client/read-token-response.ts'
import { clientCredentialsGrant, codeGrant, requestToken, type TokenGrant } from '../client/token-request.ts'
import type { Tokens } from '../client/tokens.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Auth, ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { type NamedUser, namedUser } from '../partner/named-user.ts'
import { type UserFact, userFacts } from '../partner/user-facts.ts'
import type { AuthorizationEvidence } from './evidence/auth.ts'
import type { Grant } from './grant.ts'
import { type Blocked, blocked, type ProbeContext } from './probe.ts'

/** The OAuth declaration of a partner that has one; a probe says so with `exempts` before it asks. */
export function oauthOf({ partner }: Pick<ProbeContext, 'partner'>): OAuth2Auth {
  if (partner.auth.kind !== 'oauth2') throw new TypeError(`${partner.id} has no authorization code flow`)
  return partner.auth
}

/** The token endpoint's declaration; a probe exempts partners that have none. */
export function tokenAuthOf({ partner }: Pick<ProbeContext, 'partner'>): OAuth2Auth | ClientCredentialsAuth {
  const { auth } = partner
  if (auth.kind === 'oauth2' || auth.kind === 'clientCredentials') return auth
  throw new TypeError(`${partner.id} has no token endpoint`)
}

/** Why a partner's users cannot be asked for consent, or `undefined` when they can. */
export function noConsent({ auth }: { readonly auth: Auth }): string | undefined {
  return auth.kind === 'oauth2' ? undefined : 'the partner has no authorization code flow'
}

/** Why a partner gives no tokens, or `undefined` when it does. */
export function noTokens({ auth }: { readonly auth: Auth }): string | undefined {
  return auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
    ? undefined
    : 'the partner has constant credentials and no tokens'
}

/** The check that fails where no first token can be had. */
export function tokenCheckOf({ auth }: { readonly auth: Auth }): string {
  return auth.kind === 'clientCredentials' ? 'auth/client-credentials-succeed' : 'auth/code-exchange-succeeds'
}

/** Walk through the consent once. */
export async function authorize(
  context: ProbeContext,
  options: { readonly user?: string; readonly scopes?: readonly string[] } = {},
): Promise<AuthorizationEvidence> {
  const { environment, credentials, random } = context
  const auth = oauthOf(context)
  const request = await authorizationRequest(auth, {
    baseUrl: environment.baseUrl,
    clientId: credentials.clientId,
    randomness: random,
    ...(options.scopes === undefined ? {} : { scopes: options.scopes }),
  })
  const consent = await consentTo(
    request.url,
    context,
    options.user === undefined ? {} : { user: options.user },
  )
  if (!consent.reached) return { request, consent }
  return { request, consent, redirect: new URL(consent.redirectUrl).searchParams }
}

/**
 * Let the environment's own consent decide, without a person.
 *
 * @param options.user - the environment's first unless told.
 * @param options.redirectUri - where a code would arrive; the registered one unless told.
 */
export function consentTo(
  authorizationUrl: string,
  context: ProbeContext,
  options: { readonly user?: string; readonly redirectUri?: string } = {},
): Promise<Consent> {
  const { environment, exchange } = context
  const { user = environment.users[0], redirectUri = oauthOf(context).redirectUri } = options
  return followConsent(consentUrl(authorizationUrl, environment, user), { redirectUri, exchange })
}

/** One request to the token endpoint as declared, or with other credentials, or with another way to show them. */
export function askForToken(
  context: ProbeContext,
  grant: TokenGrant,
  change: Pick<Partial<ProbeContext['credentials']>, 'clientId' | 'clientSecret'> &
    Pick<Partial<OAuth2Auth>, 'clientAuthentication'> = {},
): Promise<Exchange> {
  const { environment, exchange } = context
  const { clientId, clientSecret } = { ...context.credentials, ...change }
  const auth = tokenAuthOf(context)
  const { clientAuthentication = auth.clientAuthentication } = change
  return requestToken(grant, {
    auth: { ...auth, clientAuthentication },
    baseUrl: environment.baseUrl,
    credentials: { clientId, clientSecret },
    exchange,
  })
}

/** Exchange the code of a walk through the consent. */
export function exchangeCode(
  context: ProbeContext,
  { request, code }: { readonly request: AuthorizationEvidence['request']; readonly code: string },
): Promise<Exchange> {
  const { redirectUri, codeVerifier } = request
  return askForToken(
    context,
    codeGrant({ code, redirectUri, ...(codeVerifier === undefined ? {} : { codeVerifier }) }),
  )
}

/** What a token response means to this partner's declaration. */
export function readTokens(context: ProbeContext, exchange: Exchange): TokenReading {
  return readTokenResponse(tokenAuthOf(context).tokenResponse, exchange)
}

/** The code of a walk through the consent, or why there is none. The state is for a check to judge, not for us. */
export function codeOf(authorization: AuthorizationEvidence): string | Blocked {
  const code = authorization.redirect?.get('code') ?? ''
  return code === '' ? blocked('auth/consent-returns-code', whyNoCode(authorization)) : code
}

export function whyNoCode({ consent, redirect }: AuthorizationEvidence): string {
  if (!consent.reached) return `the redirect URI was not reached: ${consent.reason}`
  const error = redirect?.get('error')
  return error ? `the redirect says '${error}'` : 'the redirect carries neither a code nor an error'
}

/** Why a token response is no success, in words. */
export function whyNoTokens(reading: TokenReading): string {
  switch (reading.kind) {
    case 'success':
      return 'it is one'
    case 'refused':
      return `the token endpoint refused with ${reading.status} ${reading.error ?? '(without an error code)'}`
    case 'retryable':
      return `the token endpoint answered ${reading.status}`
    case 'malformed':
      return reading.reason
  }
}

/** What a partner told of a grant, and where it was looked for. */
export interface Identified {
  readonly grant: Grant
  readonly userId: Located
  readonly scopes: Located
  /** Those that the descriptor declares. */
  readonly facts: Readonly<Partial<Record<UserFact, Located>>>
}

/** Where the partner says who the user is and what was granted. */
export async function identify(
  context: ProbeContext,
  options: { readonly tokens: Tokens; readonly content: unknown; readonly redirectUrl?: string },
): Promise<Identified> {
  const { tokens, content, redirectUrl } = options
  const auth = tokenAuthOf(context)
  const evidence = {
    tokenResponse: content,
    ...(redirectUrl === undefined ? {} : { redirect: new URL(redirectUrl).searchParams }),
    call: (template: Parameters<typeof fillRequest>[0]) =>
      context.exchange(
        fillRequest(template, callValues(auth, context.credentials, tokens), context.environment.baseUrl),
      ),
  }
  const userId = auth.kind === 'oauth2' ? await locate(auth.userId, evidence) : NO_USER
  const scopes = await locate(auth.scopes.granted, evidence)
  const facts: { -readonly [Fact in UserFact]?: Located } = {}
  for (const [fact, locator] of userFacts(auth)) facts[fact] = await locate(locator, evidence)
  const id = userId.found ? idText(userId.value) : undefined
  const user = auth.kind === 'oauth2' ? (id === undefined ? {} : { userId: id }) : firstUser(context)
  return {
    userId,
    scopes,
    facts,
    grant: {
      ...textsOf(facts),
      tokens,
      content,
      ...user,
      ...(scopes.found ? { scopes: scopeList(scopes.value, auth.scopes.separator) } : {}),
    },
  }
}

function textsOf(facts: Identified['facts']): Pick<Grant, UserFact> {
  const texts = Object.entries(facts).flatMap(([fact, located]) => {
    const text = located.found ? factText(fact as UserFact, located.value) : undefined
    return text === undefined ? [] : [[fact, text] as const]
  })
  return Object.fromEntries(texts)
}

/** A new token of whichever kind the partner gives, and what it stands for. */
export async function freshGrant(context: ProbeContext): Promise<Grant | Blocked> {
  const auth = tokenAuthOf(context)
  if (auth.kind === 'oauth2') return openGrant(context)
  const reading = readTokens(context, await askForToken(context, clientCredentialsGrant(auth.scopes)))
  if (reading.kind !== 'success') return blocked(tokenCheckOf(context.partner), whyNoTokens(reading))
  return (await identify(context, reading)).grant
}

/** A new grant, all the way, or a stored one where only a person consents: for a probe that may use it up. */
export async function openGrant(
  context: ProbeContext,
  options: { readonly user?: string; readonly scopes?: readonly string[] } = {},
): Promise<Grant | Blocked> {
  if (context.spend !== undefined) return context.spend()
  const authorization = await authorize(context, options)
  const code = codeOf(authorization)
  if (typeof code !== 'string') return code
  const reading = readTokens(context, await exchangeCode(context, { request: authorization.request, code }))
  if (reading.kind !== 'success') return blocked('auth/code-exchange-succeeds', whyNoTokens(reading))
  const { tokens, content } = reading
  const redirectUrl = authorization.consent.reached ? authorization.consent.redirectUrl : undefined
  const identified = await identify(context, {
    tokens,
    content,
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
  })
  return identified.grant
}

/** Whether a walk through the consent ended with a code. */
export function gotCode(consent: Consent): boolean {
  return consent.reached && new URL(consent.redirectUrl).searchParams.has('code')
}

/** The grant of a partner without OAuth: its constants open everything, and the environment names the users. */
export function constantGrant(context: ProbeContext): Identified {
  const tokens = { accessToken: '', obtainedAtMs: context.clock.epochMs() }
  return {
    grant: { tokens, content: undefined, ...firstUser(context) },
    userId: NO_USER,
    facts: {},
    scopes: { found: false, why: 'nowhere', reason: 'the partner has no scopes' },
  }
}

function firstUser({ environment, partner }: ProbeContext): Partial<NamedUser> {
  const [name] = environment.users
  return name === undefined ? {} : namedUser(partner, name)
}

const NO_USER: Located = { found: false, why: 'nowhere', reason: 'no user consents at this partner' }
