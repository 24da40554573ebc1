/** A service that knows how long a user slept last night: small, and with everything that goes wrong with partners. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const DAY_MS = 86_400_000

export function sleepService({ partnerUrl, clientId, clientSecret, webhookSecret, tokens }) {
  let { accessToken, refreshToken } = tokens
  let lastNight

  async function renew() {
    const response = await fetch(`${partnerUrl}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    })
    if (!response.ok) return false
    const answer = await response.json()
    accessToken = answer.access_token
    refreshToken = answer.refresh_token
    return true
  }

  async function pull() {
    const url = new URL('/v1/sleep', partnerUrl)
    url.searchParams.set('start', new Date(Date.now() - 3 * DAY_MS).toISOString())
    url.searchParams.set('end', new Date().toISOString())
    const ask = () => fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })
    const response = await ask()
    return response.status === 401 && (await renew()) ? ask() : response
  }

  async function answerLastNight() {
    if (lastNight !== undefined) return [200, lastNight]
    const response = await pull()
    if (response.status === 401) return [410, { error: 'The user has to connect again.' }]
    if (!response.ok) return [502, { error: `The partner answers ${response.status}.` }]
    const night = (await response.json()).data.findLast(({ type }) => type === 'long_sleep')
    lastNight = { hours: Number((night.total_sleep_duration / 3600).toFixed(1)) }
    return [200, lastNight]
  }

  /** Standard Webhooks: the signature covers id, timestamp and the body to the byte. */
  function isAuthentic({ headers }, body) {
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(webhookSecret.replace('whsec_', ''), 'base64')
    const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`
    const given = String(headers['webhook-signature']).split(' ')
    return given.some(
      (one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), Buffer.from(expected)),
    )
  }

  return createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.url === '/webhooks') {
      if (!isAuthentic(request, body)) return response.writeHead(401).end()
      // Something changed: ask again next time.
      lastNight = undefined
      return response.writeHead(204).end()
    }
    const [status, answer] = await answerLastNight()
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
}
