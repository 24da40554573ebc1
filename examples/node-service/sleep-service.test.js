import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { connectUser, mockPartner } from './mock-partner.js'
import { sleepService } from './sleep-service.js'

let mock
let user
let service
let serviceUrl

before(async () => {
  mock = await mockPartner('contracts/aurora/partner.yaml')
})

// Every test has the partner to itself, as it was at the start.
beforeEach(async () => {
  await mock.tell('POST', '/reset')
  user = await connectUser(mock)
  const { clientId, clientSecret, webhookSecret } = mock.credentials
  service = sleepService({ partnerUrl: mock.url, clientId, clientSecret, webhookSecret, tokens: user.tokens })
  await new Promise((resolve) => service.listen(0, '127.0.0.1', resolve))
  serviceUrl = `http://127.0.0.1:${service.address().port}`
})

afterEach(() => {
  service.closeAllConnections()
  service.close()
})

after(() => mock.close())

async function lastNight() {
  const response = await fetch(`${serviceUrl}/last-night`)
  return { status: response.status, ...(await response.json()) }
}

const pulls = async () => (await mock.tell('GET', '/journal?route=data.sleep')).map(({ status }) => status)

test('tells how long the user slept, and asks the partner once', async () => {
  const { status, hours } = await lastNight()
  assert.equal(status, 200)
  assert.ok(hours > 2 && hours < 14, `${hours} h`)
  assert.deepEqual(await lastNight(), { status, hours })
  assert.deepEqual(await pulls(), [200])
})

test('renews an access token that has expired', async () => {
  const [{ id }] = await mock.tell('GET', '/grants')
  await mock.tell('POST', `/grants/${id}/expire`)
  assert.equal((await lastNight()).status, 200)
  assert.deepEqual(await pulls(), [401, 200])
})

test('says so when the user has withdrawn consent', async () => {
  await mock.tell('POST', `/users/${user.userId}/disconnect`)
  assert.equal((await lastNight()).status, 410)
})

test('asks again after an event, and does not believe an unsigned one', async () => {
  const emit = async () => {
    const to = [`${serviceUrl}/webhooks`]
    const { id } = await mock.tell('POST', '/emit', { event: 'sleep.updated', userId: user.userId, to })
    for (;;) {
      const [attempt] = await mock.tell('GET', `/deliveries?id=${id}`)
      if (attempt !== undefined) return attempt.status
    }
  }
  await lastNight()
  assert.equal(await emit(), 204)
  await lastNight()
  assert.deepEqual(await pulls(), [200, 200])
  await mock.tell('PUT', '/faults', { on: ['unsigned'] })
  assert.equal(await emit(), 401)
})
