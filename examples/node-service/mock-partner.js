/** The mock that a test runs against: one that is there already (`READY_FILE`), or one of its own. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export async function mockPartner(descriptor) {
  if (process.env.READY_FILE !== undefined)
    return controlled(JSON.parse(await readFile(process.env.READY_FILE, 'utf8')))
  const folder = await mkdtemp(join(tmpdir(), 'mock-partner-'))
  const readyFile = join(folder, 'ready.json')
  spawn('npx', ['terrarium', 'mock', descriptor, '--port', '0', '--control', '--ready-file', readyFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    const text = await readFile(readyFile, 'utf8').catch(() => undefined)
    if (text === undefined) {
      await sleep(20)
      continue
    }
    const mock = controlled(JSON.parse(text))
    return {
      ...mock,
      async close() {
        await mock.tell('POST', '/stop')
        await rm(folder, { recursive: true })
      },
    }
  }
}

function controlled(ready) {
  async function tell(method, path, body) {
    const response = await fetch(`${ready.control}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(text)
    return text === '' ? undefined : JSON.parse(text)
  }
  return { ...ready, tell, close: async () => {} }
}

/** A user consents, as Terra's client would have it, without a browser. PKCE: the pair of RFC 7636, appendix B. */
export async function connectUser({ url, credentials: { clientId, clientSecret, redirectUri } }) {
  const authorize = new URL('/oauth/authorize', url)
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'sleep.read offline',
    state: 'xyz',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })
  const consented = await fetch(authorize, { redirect: 'manual' })
  const response = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(consented.headers.get('location')).searchParams.get('code'),
      redirect_uri: redirectUri,
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    }),
  })
  const { access_token, refresh_token, user_id } = await response.json()
  return { userId: user_id, tokens: { accessToken: access_token, refreshToken: refresh_token } }
}
