import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { redactExchange } from '../../../src/conformance/redact.ts'
import { curlOfRedacted } from '../../../src/conformance/report/curl.ts'

/** What a shell hands to curl, once the variables are set. */
function wordsOf(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const { stdout, stderr } = spawnSync('sh', ['-euc', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
    env: variables,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  return stdout.split('\0').slice(0, -1)
}

function redacted(method: string, url: string, headers: Record<string, string>, body: string) {
  return redactExchange({
    request: { method, url, headers, body },
    response: { status: 200, headers: {}, body: '' },
    sentAtMs: 0,
    durationMs: 1,
  })
}

it('a redacted answer shows how long tokens live, and no token', () => {
  const body = '{"refresh_token":"r-77","expires_in":3600,"refresh_token_expires_in":2592000}'
  const { response } = redactExchange({
    request: { method: 'POST', url: 'https://a.example/token', headers: {}, body: '' },
    response: { status: 200, headers: {}, body },
    sentAtMs: 0,
    durationMs: 1,
  })
  expect(response).toContain('"refresh_token_expires_in": 2592000')
  expect(response).not.toContain('r-77')
})

describe('a redacted request as a command', () => {
  it('has a variable for each secret, named for what belongs there', () => {
    const exchange = redacted(
      'POST',
      'https://a.example/token?api_key=k1',
      { authorization: 'Basic abc', 'content-type': 'application/x-www-form-urlencoded' },
      'grant_type=authorization_code&code=c1&client_secret=s1',
    )
    const command = curlOfRedacted(exchange)
    for (const secret of ['k1', 'abc', 'c1', 's1']) expect(command).not.toContain(secret)
    const set = { BASIC_CREDENTIALS: 'abc', CODE: 'c1', CLIENT_SECRET: 's1', API_KEY: 'k1' }
    expect(wordsOf(command, set)).toEqual([
      '-H',
      'authorization: Basic abc',
      '-H',
      'content-type: application/x-www-form-urlencoded',
      '--data-raw',
      'grant_type=authorization_code&code=c1&client_secret=s1',
      'https://a.example/token?api_key=k1',
    ])
  })

  it('says the method where curl would not guess it, and the token of a bearer', () => {
    const exchange = redacted('DELETE', 'https://a.example/u', { authorization: 'Bearer t' }, '')
    expect(wordsOf(curlOfRedacted(exchange), { ACCESS_TOKEN: 't' })).toEqual([
      '-X',
      'DELETE',
      '-H',
      'authorization: Bearer t',
      'https://a.example/u',
    ])
  })

  it('has a variable for a key in a header of its own', () => {
    const exchange = redacted('GET', 'https://a.example/u', { 'x-api-key': 'k1' }, '')
    expect(exchange.request).toContain('x-api-key: [redacted]')
    expect(wordsOf(curlOfRedacted(exchange), { X_API_KEY: 'k1' })).toEqual([
      '-H',
      'x-api-key: k1',
      'https://a.example/u',
    ])
  })

  it('hides credentials that stand in the header without a scheme', () => {
    const exchange = redacted('GET', 'https://a.example/u', { authorization: 'k1' }, '')
    expect(exchange.request).toBe('GET https://a.example/u\nauthorization: [redacted]')
    expect(curlOfRedacted(exchange)).toContain('"$AUTHORIZATION"')
  })

  it('lets the shell run nothing that stands in a request', () => {
    const evil = "';touch /nowhere/x;'$(false)`false`"
    const exchange = { request: `GET http://a.example/${evil}\naccept: ${evil}\n\n${evil}`, response: '' }
    expect(wordsOf(curlOfRedacted(exchange), {})).toEqual([
      '-H',
      `accept: ${evil}`,
      '--data-raw',
      evil,
      `http://a.example/${evil}`,
    ])
  })
})
