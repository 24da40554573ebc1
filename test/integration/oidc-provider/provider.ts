import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import type { Configuration } from 'oidc-provider'
import Provider from 'oidc-provider'

/** An `oidc-provider` on a socket, whose users consent by themselves. */
export interface RunningProvider {
  readonly url: string
  /** What it did, by the names of its own events. */
  readonly events: string[]
  close(): Promise<void>
}

export const CLIENT = { clientId: 'terra', clientSecret: 'a secret: with/every+kind of = character' }

/**
 * @param change - what makes the provider dishonest or lax; honest unless told.
 * @param accountOf - the user that consents now.
 */
export async function runProvider(
  options: { readonly change?: Partial<Configuration>; readonly accountOf?: () => string } = {},
): Promise<RunningProvider> {
  const { change = {}, accountOf = () => 'user-1' } = options
  let provider: Provider | undefined
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/'))
      consent(provider!, accountOf(), request, response).catch(() => response.writeHead(500).end())
    else provider!.callback()(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  provider = new Provider(url, await configuration(change))
  const events: string[] = []
  provider.on('grant.success', () => events.push('grant.success'))
  provider.on('grant.error', () => events.push('grant.error'))
  return {
    url,
    events,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function configuration(change: Partial<Configuration>): Promise<Configuration> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1:4011/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key for tests'] },
    pkce: { required: () => true },
    scopes: ['openid', 'offline_access'],
    rotateRefreshToken: true,
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      RefreshToken: 86_400,
      Session: 600,
      Grant: 86_400,
      Interaction: 600,
    },
    ...change,
  }
}

async function consent(
  provider: Provider,
  accountId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId } })
  }
  const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params.client_id) })
  grant.addOIDCScope(String(params.scope))
  const grantId = await grant.save()
  return provider.interactionFinished(
    request,
    response,
    { consent: { grantId } },
    { mergeWithLastSubmission: true },
  )
}
