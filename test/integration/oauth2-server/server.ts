import OAuth2Server from '@node-oauth/oauth2-server'
import { serve } from '../../../src/http/serve.ts'
import { memoryModel } from './memory-model.ts'

export const CLIENT = { clientId: 'terra', clientSecret: 'a-secret-of-the-tests' }
const REDIRECT_URI = 'http://127.0.0.1:4011/callback'

/** An `@node-oauth/oauth2-server` on a socket, whose users consent by themselves, with its usual model around it. */
export async function runServer(
  change: Partial<OAuth2Server.ServerOptions> & { readonly enablePlainPKCE?: boolean } = {},
  changeModel: Partial<OAuth2Server.AuthorizationCodeModel> = {},
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const oauth = new OAuth2Server({
    model: { ...memoryModel(CLIENT, REDIRECT_URI), ...changeModel },
    allowExtendedTokenAttributes: true,
    authenticateHandler: { handle: () => ({ id: 'user-1' }) },
    ...change,
  })
  return serve((request) => answer(oauth, request))
}

async function answer(oauth: OAuth2Server, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const asked = new OAuth2Server.Request({
    headers: Object.fromEntries(request.headers),
    method: request.method,
    query: Object.fromEntries(url.searchParams),
    body: Object.fromEntries(new URLSearchParams(await request.text())),
  })
  const reply = new OAuth2Server.Response()
  try {
    if (url.pathname === '/oauth/authorize') await oauth.authorize(asked, reply)
    else if (url.pathname === '/oauth/token') await oauth.token(asked, reply)
    else if (url.pathname === '/me') reply.body = { sub: (await oauth.authenticate(asked, reply)).user.id }
    else return new Response(null, { status: 404 })
  } catch (thrown) {
    if (!(thrown instanceof OAuth2Server.OAuthError)) throw thrown
    // What the library has already said, a redirect or a body, stands; the rest is for us to say, as its wrappers do.
    if (reply.headers?.location === undefined) {
      reply.status = thrown.code
      reply.body = { error: thrown.name, error_description: thrown.message }
    }
  }
  const body = reply.headers?.location === undefined ? JSON.stringify(reply.body ?? {}) : null
  const headers = new Headers({ 'content-type': 'application/json', ...reply.headers })
  return new Response(body, { status: reply.status ?? 200, headers })
}
