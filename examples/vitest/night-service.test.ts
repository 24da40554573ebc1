/**
 * The service, tried with a partner in this very process: every test has one of its own, and hours pass at once. Run
 * with `npx vitest run`.
 */
import { fileURLToPath } from 'node:url'
import { findFault } from 'terrarium-kit'
import { requirePartner } from 'terrarium-kit/partner'
import { isolatedPartner, partnerTest } from 'terrarium-kit/vitest'
import { describe } from 'vitest'
import { createService } from './night-service.ts'

const partner = await requirePartner(
  fileURLToPath(new URL('../../contracts/aurora/partner.yaml', import.meta.url)),
)
const it = partnerTest(partner)

type Own = ReturnType<typeof isolatedPartner>

/** The service, and a user who has walked through the consent. */
async function connected({ mock, clock, send, baseUrl }: Own) {
  const { clientId, clientSecret } = mock.credentials
  const redirectUri = 'http://127.0.0.1:4011/callback'
  const options = { partnerUrl: baseUrl, clientId, clientSecret, redirectUri, send, now: clock.epochMs }
  const service = createService(options)
  const toPartner = await service(new Request('http://service.example/connect'))
  const back = await send(new Request(toPartner.headers.get('location')!, { redirect: 'manual' }))
  const { user } = await (await service(new Request(back.headers.get('location')!))).json()
  const nights = async () => {
    const answer = await service(new Request(`http://service.example/nights?user=${user}`))
    return { status: answer.status, ...(await answer.json()) }
  }
  return { user, nights }
}

describe.concurrent('the service', () => {
  it('connects a user and serves a week of nights', async ({ partner: own, expect }) => {
    const { user, nights } = await connected(own)
    expect(user).toBe(own.mock.users[0]!.id)
    const { status, nights: found } = await nights()
    expect(status).toBe(200)
    expect(found.length).toBeGreaterThanOrEqual(6)
    for (const { hours } of found) expect(hours).toBeGreaterThan(2)
    expect(own).toHaveSeen({ route: 'data.sleep', status: 200 }, { times: 1 })
  })

  it('renews the token when its hour is over, and not before', async ({ partner: own, expect }) => {
    const { nights } = await connected(own)
    await own.clock.sleep(50 * 60_000)
    await nights()
    expect(own).toHaveSeen({ route: 'token' }, { times: 1 })
    await own.clock.sleep(30 * 60_000)
    expect((await nights()).status).toBe(200)
    expect(own).toHaveSeen({ route: 'token', status: 200 }, { times: 2 })
    expect(own).not.toHaveSeen({ status: 401 })
  })

  it('asks the user to connect again when the partner refuses a refresh', async ({ expect }) => {
    const own = isolatedPartner(partner, { faults: [findFault('refresh-refused')] })
    const { nights } = await connected(own)
    await own.clock.sleep(2 * 3_600_000)
    expect(await nights()).toEqual({ status: 409, error: 'connect again', at: '/connect' })
    own.mock.close()
  })
})
