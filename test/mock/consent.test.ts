import { describe, expect, it } from 'vitest'
import { ask, authorizationRequest, codeRequest, type Subject, subject, tokensOf } from './support/asking.ts'
import { aurora } from './support/partners.ts'

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

/** What a browser knows after the page: where its form goes, the cookie, the hidden token. */
async function page(about: Subject) {
  const request = authorizationRequest(about, {}, { headers: BROWSER })
  const answer = await ask(about, request)
  const cookie = answer.headers.get('set-cookie')!
  const action = /action="([^"]+)"/.exec(answer.text)![1]!.replaceAll('&#38;', '&')
  const token = /name="token" value="([^"]+)"/.exec(answer.text)![1]!
  return {
    answer,
    cookie: cookie.split(';')[0]!,
    attributes: cookie,
    token,
    url: new URL(action, request.url),
  }
}

function submission(url: URL, fields: readonly (readonly [string, string])[], cookie?: string): Request {
  return new Request(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...BROWSER,
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie !== undefined && { cookie }),
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  })
}

describe('the consent page', () => {
  it('offers every user and every scope, with labels, and no script', async () => {
    const about = subject(await aurora())
    const { answer, attributes } = await page(about)
    expect(answer.status).toBe(200)
    expect(answer.text).toMatch(/^<!doctype html>\n<html lang="en">/)
    for (const { id } of about.mock.users) expect(answer.text).toContain(`<label for="user-${id}">`)
    for (const scope of about.auth.scopes.request) expect(answer.text).toContain(`value="${scope}" checked`)
    expect(answer.text).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(attributes).toContain('HttpOnly; SameSite=Lax')
    expect(about.mock.grants).toEqual([])
  })

  it('escapes what came from outside', async () => {
    const base = await aurora()
    const about = subject({ ...base, name: '<b>"Aurora" & co</b>' })
    const { answer } = await page(about)
    expect(answer.text).not.toContain('<b>')
    expect(answer.text).toContain('&#60;b&#62;&#34;Aurora&#34; &#38; co')
  })

  it('grants the chosen user the scopes that stayed ticked, and no others', async () => {
    const about = subject(await aurora())
    const { url, token, cookie } = await page(about)
    const fields = [
      ['token', token],
      ['user', 'user-3'],
      ['scope', 'sleep.read'],
      ['scope', 'not.asked.for'],
      ['decision', 'allow'],
    ] as const
    const answer = await ask(about, submission(url, fields, cookie))
    expect(answer.status).toBe(303)
    const { searchParams } = new URL(answer.headers.get('location')!)
    expect(searchParams.get('state')).toBe('a state & more')
    expect(about.mock.grants).toMatchObject([{ userId: 'user-3', scopes: ['sleep.read'] }])
    const tokens = tokensOf(about, await ask(about, codeRequest(about, searchParams.get('code')!)))
    expect(tokens.content.scope).toBe('sleep.read')
    expect(tokens.refreshToken).toBeUndefined()
  })

  it('tells the application when the person denies (RFC 6749 §4.1.2.1)', async () => {
    const about = subject(await aurora())
    const { url, token, cookie } = await page(about)
    const denied = submission(
      url,
      [
        ['token', token],
        ['user', 'user-1'],
        ['decision', 'deny'],
      ],
      cookie,
    )
    const { searchParams } = new URL((await ask(about, denied)).headers.get('location')!)
    expect(searchParams.get('error')).toBe('access_denied')
    expect(searchParams.get('state')).toBe('a state & more')
  })

  it.each([
    ['without its cookie', (token: string) => [token, undefined] as const],
    ['with the token of another page', (_: string, cookie: string) => ['A'.repeat(32), cookie] as const],
    ['without its token', (_: string, cookie: string) => ['', cookie] as const],
  ])('accepts no form %s (RFC 6749 §10.12)', async (_, forge) => {
    const about = subject(await aurora())
    const { url, token, cookie } = await page(about)
    const [sent, kept] = forge(token, cookie)
    const fields = [
      ['token', sent],
      ['user', 'user-1'],
      ['decision', 'allow'],
    ] as const
    const answer = await ask(about, submission(url, fields, kept))
    expect(answer.status).toBe(403)
    expect(answer.headers.has('location')).toBe(false)
    expect(about.mock.grants).toEqual([])
  })

  it('validates the request again when the form comes back', async () => {
    const about = subject(await aurora())
    const { url, token, cookie } = await page(about)
    url.searchParams.set('redirect_uri', 'https://evil.example/')
    const fields = [
      ['token', token],
      ['user', 'user-1'],
      ['decision', 'allow'],
    ] as const
    const answer = await ask(about, submission(url, fields, cookie))
    expect(answer.status).toBe(400)
    expect(answer.headers.has('location')).toBe(false)
  })

  it('works in two tabs at once', async () => {
    const about = subject(await aurora())
    const { url, token, cookie } = await page(about)
    await ask(about, authorizationRequest(about, {}, { headers: { ...BROWSER, cookie } }))
    const fields = [
      ['token', token],
      ['user', 'user-1'],
      ['decision', 'allow'],
    ] as const
    expect((await ask(about, submission(url, fields, cookie))).status).toBe(303)
  })
})
