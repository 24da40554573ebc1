import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

let folder: string
let mock: MockPartner
let served: Served
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-connect-'))
  mock = createMockPartner(await aurora())
  served = await serve(mock.handler)
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

const connect = (...words: readonly string[]) =>
  terrarium(['connect', descriptorFile('aurora'), '--env', 'mock', '--base-url', served.url, ...words])

/** Connect with a browser that does what the callback does with the consent URL. */
async function browse(store: string, act: (authorizationUrl: string) => Promise<void>) {
  const acted = Promise.withResolvers<void>()
  const words = ['connect', descriptorFile('aurora'), '--env', 'mock', '--base-url', served.url]
  const result = await terrarium([...words, '--store', join(folder, store), '--json'], {
    onErr(text) {
      const url = /http\S+authorize\S+/.exec(text)?.[0]
      if (url !== undefined) act(url).then(acted.resolve, acted.reject)
    },
  })
  await acted.promise
  return result
}

describe('connect', () => {
  it('keeps several users in a file that only its owner can read, for pull to use', async () => {
    const store = join(folder, 'several.sqlite')
    const users = mock.users.slice(0, 2)
    for (const { id } of users) {
      const { exitCode, out } = await connect('--auto', '--user', id, '--store', store, '--json')
      expect([exitCode, JSON.parse(out)]).toEqual([0, expect.objectContaining({ userId: id, store })])
    }
    expect(statSync(store).mode & 0o777).toBe(0o600)
    const grants = mock.grants.length
    for (const { id } of users) {
      const words = [
        'pull',
        descriptorFile('aurora'),
        'body',
        '--raw',
        '--base-url',
        served.url,
        '--store',
        store,
        '--user',
        id,
      ]
      const { exitCode, out } = await terrarium(words)
      expect(exitCode).toBe(0)
      for (const line of out.trim().split('\n').filter(Boolean))
        expect(JSON.parse(line)).toMatchObject({ user_id: id })
    }
    expect(mock.grants.length).toBe(grants)
  })

  it('receives the redirect of a browser on loopback', async () => {
    const { exitCode, out } = await browse('browser.sqlite', async (authorizationUrl) => {
      const consented = await fetch(authorizationUrl, { redirect: 'manual' })
      const page = await fetch(consented.headers.get('location')!)
      expect(await page.text()).toContain('You can close this page.')
    })
    expect([exitCode, JSON.parse(out)]).toEqual([0, expect.objectContaining({ userId: mock.users[0]!.id })])
  })

  it('believes no redirect whose state is not ours', async () => {
    const { exitCode, err } = await browse('forged.sqlite', async () => {
      await fetch('http://127.0.0.1:4011/callback?code=x&state=not-ours')
    })
    expect([exitCode, err]).toEqual([3, expect.stringMatching(/state/)])
  })

  it('tells that the user has denied, in the words of the partner', async () => {
    const { exitCode, err } = await browse('denied.sqlite', async (authorizationUrl) => {
      const state = new URL(authorizationUrl).searchParams.get('state')
      await fetch(`http://127.0.0.1:4011/callback?error=access_denied&error_description=No&state=${state}`)
    })
    expect([exitCode, err]).toEqual([3, expect.stringContaining('the partner answered access_denied (No)')])
  })

  it('refuses two ways at once', async () => {
    const { exitCode, err } = await connect('--auto', '--headless')
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--headless and --auto')])
  })
})
