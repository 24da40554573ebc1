import { createHash, randomBytes } from 'node:crypto'

/** Where the partner is, and who we are to it. */
export interface ServiceOptions {
  readonly partnerUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** Our own address, as the partner knows it. */
  readonly redirectUri: string
  /** How requests leave; over the network unless told. */
  readonly send?: (request: Request) => Promise<Response>
  /** In milliseconds since 1970; the system's time unless told. */
  readonly now?: () => number
}

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAtMs: number
}

const WEEK_MS = 7 * 86_400_000

/**
 * A small service: `/connect` sends a user to the partner, `/callback` takes the user back, `/nights?user=` serves how
 * long the user has slept in the last week. It knows nothing of Terrarium.
 */
export function createService(options: ServiceOptions): (request: Request) => Promise<Response> {
  const { partnerUrl, clientId, clientSecret, redirectUri, send = fetch, now = Date.now } = options
  const verifiers = new Map<string, string>()
  const users = new Map<string, Tokens>()

  async function askForTokens(form: Readonly<Record<string, string>>) {
    const response = await send(
      new Request(`${partnerUrl}/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
        body: new URLSearchParams(form),
      }),
    )
    if (!response.ok) return undefined
    const body = (await response.json()) as Record<'access_token' | 'refresh_token' | 'user_id', string> & {
      readonly expires_in: number
    }
    const tokens: Tokens = {
      accessToken: body.access_token,
      refreshToken: body.refresh_token,
      expiresAtMs: now() + body.expires_in * 1000,
    }
    return { userId: body.user_id, tokens }
  }

  function connect(): Response {
    const [state, verifier] = [randomBytes(16).toString('hex'), randomBytes(32).toString('base64url')]
    verifiers.set(state, verifier)
    const url = new URL('/oauth/authorize', partnerUrl)
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'sleep.read offline',
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString()
    return Response.redirect(url.href)
  }

  async function callback(parameters: URLSearchParams): Promise<Response> {
    const verifier = verifiers.get(parameters.get('state') ?? '')
    const code = parameters.get('code')
    if (verifier === undefined || code === null) return answer(400, { error: 'nobody was connected' })
    const granted = await askForTokens({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    })
    if (granted === undefined) return answer(502, { error: 'the partner gave no token' })
    users.set(granted.userId, granted.tokens)
    return answer(200, { user: granted.userId })
  }

  /** A token that works for another minute at least; `undefined` where the user has to connect again. */
  async function accessToken(user: string): Promise<string | undefined> {
    const known = users.get(user)
    if (known === undefined || known.expiresAtMs - now() > 60_000) return known?.accessToken
    const renewed = await askForTokens({ grant_type: 'refresh_token', refresh_token: known.refreshToken })
    if (renewed === undefined) users.delete(user)
    else users.set(user, renewed.tokens)
    return renewed?.tokens.accessToken
  }

  async function nights(user: string): Promise<Response> {
    const token = await accessToken(user)
    if (token === undefined) return answer(409, { error: 'connect again', at: '/connect' })
    const found: { readonly day: string; readonly hours: number }[] = []
    const url = new URL('/v1/sleep', partnerUrl)
    url.searchParams.set('start', new Date(now() - WEEK_MS).toISOString())
    url.searchParams.set('end', new Date(now()).toISOString())
    for (let next: string | null = ''; next !== null; ) {
      if (next !== '') url.searchParams.set('next_token', next)
      const response = await send(new Request(url, { headers: { authorization: `Bearer ${token}` } }))
      if (!response.ok) return answer(502, { error: `the partner answered ${response.status}` })
      const page = (await response.json()) as {
        readonly data: readonly { readonly bedtime_end: string; readonly total_sleep_duration: number }[]
        readonly next_token: string | null
      }
      for (const { bedtime_end, total_sleep_duration } of page.data)
        found.push({ day: bedtime_end.slice(0, 10), hours: total_sleep_duration / 3600 })
      next = page.next_token
    }
    return answer(200, { nights: found })
  }

  return async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/connect') return connect()
    if (pathname === '/callback') return callback(searchParams)
    if (pathname === '/nights') return nights(searchParams.get('user') ?? '')
    return answer(404, { error: 'there is nothing here' })
  }
}

function answer(status: number, body: unknown): Response {
  return Response.json(body, { status })
}
