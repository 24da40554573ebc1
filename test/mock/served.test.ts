import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import {
  authorizationRequest,
  codeRequest,
  dataRequest,
  type Subject,
  subject,
  VERIFIER,
} from './support/asking.ts'
import { aurora } from './support/partners.ts'

describe('the same partner over a real socket', () => {
  let about: Subject
  let served: Served

  beforeAll(async () => {
    about = subject(await aurora())
    served = await serve(about.mock.handler)
  })
  afterAll(() => served.close())

  /** The request that a test makes in process, sent to the socket. */
  async function send(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.text()
    const { method, headers } = request
    return fetch(`${served.url}${pathname}${search}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    })
  }

  it('connects a user and gives data', async () => {
    const consent = await send(authorizationRequest(about))
    const code = new URL(consent.headers.get('location')!).searchParams.get('code')!
    const tokens = (await (await send(codeRequest(about, code, { code_verifier: VERIFIER }))).json()) as {
      access_token: string
    }
    const range = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }
    const data = await send(dataRequest(about, 'sleep', range, tokens.access_token))
    expect([data.status, ((await data.json()) as { data: unknown[] }).data.length]).toEqual([200, 10])
    const head = await send(
      new Request(dataRequest(about, 'sleep', range, tokens.access_token), { method: 'HEAD' }),
    )
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('shows a browser the consent page and takes its cookie back', async () => {
    const accept = { accept: 'text/html' }
    const page = await send(authorizationRequest(about, {}, { headers: accept }))
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const token = /name="token" value="([^"]+)"/.exec(await page.text())![1]!
    const form = new URLSearchParams({ token, user: 'user-2', decision: 'allow', scope: 'sleep.read' })
    const cookie = page.headers.get('set-cookie')!.split(';')[0]!
    const { url } = authorizationRequest(about)
    const submitted = await send(
      new Request(url, { method: 'POST', body: form, headers: { ...accept, cookie } }),
    )
    expect(submitted.status).toBe(303)
  })

  it('answers what is not there, and what is not allowed', async () => {
    expect((await fetch(`${served.url}/nowhere`)).status).toBe(404)
    expect((await fetch(`${served.url}/v1/sleep`, { method: 'PATCH' })).status).toBe(405)
    expect((await fetch(`${served.url}/oauth/token`, { method: 'POST', body: '{' })).status).toBe(400)
  })
})
