import { clientBasicCredentials, userBasicCredentials } from '../client/basic-credentials.ts'
import { consentAutomatically } from '../client/consent-automatically.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import { matchRequest } from '../partner/match-request.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import { grantLocators } from '../partner/user-facts.ts'
import { DONE } from './answer.ts'
import { EXAMPLES, exampleAccessToken, exampleCredentials, exampleUserId } from './examples.ts'
import type { Flow, Step } from './flow.ts'
import { matching } from './matcher.ts'
import { STATE } from './provider-states.ts'
import { exampleRedirect, redirectPattern } from './redirect.ts'
import { RehearsalFailedError } from './rehearsal-error.ts'
import type { Variables } from './request-shape.ts'
import { deadGrantAnswer, factAnswer, tokenAnswer } from './token-answers.ts'

/** What the client does to get access and to give it back. */
export function authFlows(partner: Partner): readonly Flow[] {
  const { auth } = partner
  switch (auth.kind) {
    case 'oauth2':
      return [
        linkFlow(partner, auth),
        ...(auth.refresh.kind === 'none' ? [] : [refreshFlow(partner, auth), deadRefreshFlow(partner, auth)]),
        ...(auth.revocation === undefined ? [] : [revocationFlow(partner)]),
      ]
    case 'clientCredentials':
      return [applicationFlow(partner, auth)]
    case 'apiKey':
    case 'basic':
    case 'headers':
      return []
  }
}

/** What the state decides in requests that carry credentials. */
export function grantVariables(partner: Partner): Variables {
  const { auth } = partner
  const { clientId, clientSecret, constants } = exampleCredentials(partner)
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  const basic = isOAuth
    ? clientBasicCredentials(clientId, clientSecret)
    : userBasicCredentials(constants.username ?? '', constants.password ?? '')
  return {
    ...constants,
    basicCredentials: basic,
    ...(isOAuth
      ? { clientId, clientSecret, accessToken: exampleAccessToken(auth), refreshToken: EXAMPLES.refreshToken }
      : {}),
    userId: String(auth.kind === 'oauth2' ? exampleUserId(auth) : EXAMPLES.userId),
    userEmail: EXAMPLES.userEmail,
  }
}

/** Consent, where it is HTTP; the code, the user's id, the scopes, and what the partner wants done afterwards. */
function linkFlow(partner: Partner, auth: OAuth2Auth): Flow {
  const environment = Object.values(partner.environments).find(({ consent }) => consent === 'automatic')
  let challenge: string | undefined
  return {
    renewable: true,
    async run({ client, send, baseUrl }) {
      const consent =
        environment === undefined
          ? async (url: string) => {
              challenge = challengeIn(url)
              return exampleRedirect(auth, url)
            }
          : consentAutomatically(partner, send, { environment: { ...environment, baseUrl } })
      await client.connect({ consent, callbackUrl: EXAMPLES.callbackUrl })
    },
    step(request, body) {
      const url = new URL(request.url)
      const variables = { ...grantVariables(partner), callbackUrl: EXAMPLES.callbackUrl }
      if (isAt(url, auth.authorizationUrl)) {
        challenge = challengeIn(url.href)
        return authorizationStep(partner, auth, url, environment)
      }
      if (isAt(url, auth.tokenUrl)) {
        const params = {
          redirectUri: auth.redirectUri,
          scopes: auth.scopes.request,
          ...(challenge === undefined ? {} : { codeChallenge: challenge }),
        }
        return {
          description: 'the token endpoint takes an authorization code',
          state: { name: STATE.consented, params },
          answer: tokenAnswer(auth, true),
          variables: { ...variables, code: EXAMPLES.code },
        }
      }
      const fact = factCalls(auth).find((call) => matchRequest(call, request, body, url.origin).matches)
      if (fact !== undefined) {
        return {
          description: `the partner tells about the user at ${fact.url}`,
          state: { name: STATE.linked, params: {} },
          answer: factAnswer(auth, fact),
          variables,
        }
      }
      const number = auth.afterLink.findIndex((call) => matchRequest(call, request, body, url.origin).matches)
      return {
        description: `the partner takes step ${number + 1} after linking: ${request.method} ${url.pathname}`,
        state: { name: STATE.spendable, params: {} },
        answer: DONE,
        variables,
      }
    },
  }
}

function challengeIn(authorizationUrl: string): string | undefined {
  return new URL(authorizationUrl).searchParams.get('code_challenge') ?? undefined
}

function authorizationStep(
  partner: Partner,
  auth: OAuth2Auth,
  url: URL,
  environment: Environment | undefined,
): Step {
  const { clientId } = exampleCredentials(partner)
  const user = environment?.users[0]
  return {
    description: 'the authorization endpoint redirects with a code',
    state: { name: STATE.consents, params: {} },
    answer: {
      status: 302,
      statusClass: 'redirect',
      headers: {
        location: matching(exampleRedirect(auth, url.href), redirectPattern(auth, url.href)),
      },
    },
    variables: { clientId, ...(user === undefined ? {} : { user }) },
  }
}

function refreshFlow(partner: Partner, auth: OAuth2Auth): Flow {
  return {
    renewable: true,
    run: async ({ client, connectionId }) => {
      await client.refresh(connectionId)
    },
    step: () => ({
      description: 'the token endpoint takes a refresh token',
      state: { name: STATE.spendable, params: {} },
      answer: tokenAnswer(auth, false),
      variables: grantVariables(partner),
    }),
  }
}

const DEAD_REFRESH = 'the token endpoint refuses a dead refresh token'

function deadRefreshFlow(partner: Partner, auth: OAuth2Auth): Flow {
  return {
    renewable: true,
    async run({ client, connectionId }) {
      await client.refresh(connectionId).catch(() => {})
      const [connection] = await client.connections()
      if (connection?.ended !== 'invalidGrant')
        throw new RehearsalFailedError(DEAD_REFRESH, 'the client did not see that the grant is over')
    },
    step: () => ({
      description: DEAD_REFRESH,
      state: { name: STATE.withdrawn, params: {} },
      answer: deadGrantAnswer(auth),
      variables: grantVariables(partner),
    }),
  }
}

function revocationFlow(partner: Partner): Flow {
  return {
    renewable: true,
    run: async ({ client, connectionId }) => {
      await client.revoke(connectionId)
    },
    step: () => ({
      description: 'the partner takes a grant back',
      state: { name: STATE.spendable, params: {} },
      answer: DONE,
      variables: grantVariables(partner),
    }),
  }
}

function applicationFlow(partner: Partner, auth: ClientCredentialsAuth): Flow {
  return {
    renewable: false,
    run: async ({ client }) => {
      await client.connect({ userId: EXAMPLES.userId })
    },
    step: () => applicationTokenStep(partner, auth),
  }
}

/** One token for all users (RFC 6749 §4.4). */
export function applicationTokenStep(partner: Partner, auth: ClientCredentialsAuth): Step {
  return {
    description: 'the token endpoint takes client credentials',
    state: { name: STATE.linked, params: {} },
    answer: tokenAnswer(auth, true),
    variables: grantVariables(partner),
  }
}

function factCalls(auth: OAuth2Auth): readonly RequestTemplate[] {
  return grantLocators(auth).flatMap((locator) => (locator.from === 'call' ? [locator.request] : []))
}

/** Whether a URL leads to an endpoint of the descriptor, whichever host that names. */
export function isAt(url: URL, endpoint: string): boolean {
  return url.pathname === new URL(endpoint, 'http://partner.invalid').pathname
}
