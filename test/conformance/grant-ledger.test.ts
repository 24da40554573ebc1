import { beforeAll, describe, expect, it } from 'vitest'
import { createGrantLedger } from '../../src/conformance/grant-ledger.ts'
import type { Send } from '../../src/http/handler.ts'
import { type VirtualClock, virtualClock } from '../../src/kernel/virtual-clock.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'

let partner: Partner
beforeAll(async () => {
  partner = await aurora()
})

/** A ledger of a partner that numbers its tokens, and what it was asked to revoke. */
function watching(judged: Partner = partner, takesMs = 0, user: object = {}) {
  const clock: VirtualClock = virtualClock(0)
  const revoked: string[] = []
  let count = 0
  const send: Send = async (request) => {
    const form = new URLSearchParams(await request.text())
    if (new URL(request.url).pathname === '/oauth/revoke') {
      await clock.sleep(takesMs)
      revoked.push(form.get('token') ?? form.get('of') ?? '')
      return new Response(null, { status: 200 })
    }
    count += 1
    if (form.get('grant_type') === 'wrong')
      return Response.json({ error: 'invalid_request' }, { status: 400 })
    const tokens = { access_token: `a${count}`, refresh_token: `r${count}`, expires_in: 3600 }
    const isFirst = form.get('grant_type') === 'authorization_code'
    return Response.json({ ...tokens, ...(isFirst && user) })
  }
  const credentials = { clientId: 'id', clientSecret: 'secret', webhookSecrets: [], constants: {} }
  const environment = partner.environments.mock!
  const ledger = createGrantLedger({ partner: judged, environment, credentials, clock })
  const watched = ledger.watching(send, 'probe')
  const ask = (path: string, form: Readonly<Record<string, string>>, method = 'POST') =>
    watched(new Request(`${environment.baseUrl}${path}`, { method, body: new URLSearchParams(form) }))
  return { ledger, send, ask, revoked, clock }
}

const code = { grant_type: 'authorization_code', code: 'c' }

describe('a ledger of grants', () => {
  it('gives back each grant by its newest tokens, and nothing that was refused', async () => {
    const { ledger, send, ask, revoked } = watching()
    await ask('/oauth/token', code)
    await ask('/oauth/token', { grant_type: 'wrong' })
    await ask('/oauth/token', { grant_type: 'refresh_token', refresh_token: 'r1' })
    await ask('/oauth/token', code)
    expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 2, left: 0 })
    expect(revoked).toEqual(['r3', 'r4'])
  })

  it('takes no other request to the same place for a revocation', async () => {
    const { ledger, send, ask } = watching()
    await ask('/oauth/token', code)
    await ask('/oauth/revoke', { token: 'r1' }, 'PUT')
    expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 1, left: 0 })
  })

  it('gives back nothing twice', async () => {
    const { ledger, send, ask, revoked } = watching()
    await ask('/oauth/token', code)
    await ask('/oauth/revoke', { token: 'r1' })
    expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 0, left: 0 })
    expect(revoked).toEqual(['r1'])
  })

  it('hands on the answer as it came', async () => {
    const { ask } = watching()
    const response = await ask('/oauth/token', code)
    expect([response.status, await response.json()]).toEqual([
      200,
      { access_token: 'a1', refresh_token: 'r1', expires_in: 3600 },
    ])
  })

  it('stops when the time is up, and says what is left', async () => {
    const { ledger, send, ask, clock } = watching(partner, 2000)
    for (let grant = 0; grant < 4; grant++) await ask('/oauth/token', code)
    expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 2, left: 2 })
    expect(clock.epochMs()).toBe(5000)
  })

  it.each([
    ['id', '{userId}', '7'],
    ['email', '{userEmail}', 'ada@example.com'],
  ])(
    'names the user by %s where the revocation does, as the first token response told',
    async (_, of, named) => {
      const user = { user_id: 7, email: 'ada@example.com' }
      const auth: OAuth2Auth = {
        ...(partner.auth as OAuth2Auth),
        userEmail: { from: 'tokenResponse', at: '/email' },
        revocation: { method: 'POST', url: '/oauth/revoke', headers: {}, query: {}, form: { of } },
      }
      const { ledger, send, ask, revoked } = watching({ ...partner, auth }, 0, user)
      await ask('/oauth/token', code)
      await ask('/oauth/token', { grant_type: 'refresh_token', refresh_token: 'r1' })
      expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 1, left: 0 })
      expect(revoked).toEqual([named])
    },
  )

  it.each([
    ['lives out', { oldPair: 'livesOut' }, [2, 1]],
    ['works for two hours more', { oldPair: 'livesOut', graceSeconds: 7200 }, [2, 2]],
    ['ends when the new one is used', { oldPair: 'endsWhenNewIsUsed' }, [2, 2]],
    ['ends at once', { oldPair: 'endsAtOnce' }, [1, 1]],
    ['goes on', { kind: 'extending' }, [1, 1]],
  ] as const)('counts an old pair that %s for as long as it may be alive', async (_, refresh, expected) => {
    const auth = partner.auth as OAuth2Auth
    const kept = { ...auth, refresh: { ...auth.refresh, kind: 'rotating', ...refresh } as const }
    const { ledger, ask, clock } = watching({ ...partner, auth: kept })
    await ask('/oauth/token', code)
    await ask('/oauth/token', { grant_type: 'refresh_token', refresh_token: 'r1' })
    const afterRefresh = ledger.alive()
    await clock.sleep(3_600_000)
    expect([afterRefresh, ledger.alive()]).toEqual(expected)
  })

  it('leaves what the descriptor knows no way to give back', async () => {
    const { revocation: _, ...auth } = partner.auth as Extract<Partner['auth'], { kind: 'oauth2' }>
    const { ledger, send, ask } = watching({ ...partner, auth })
    await ask('/oauth/token', code)
    expect(await ledger.giveBack(() => send, 5000)).toEqual({ revoked: 0, left: 1 })
  })
})
