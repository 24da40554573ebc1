import { stringifyJson } from '../kernel/json.ts'
import { withPointer } from '../kernel/pointer.ts'
import type { Handshake } from '../partner/webhooks.ts'

/**
 * The answer to a partner that asks whether we want its deliveries, or `undefined` when the request is none of that. A
 * `ping` is a signed delivery without an event, so the receiver answers it, not this.
 */
export function answerHandshake(handshake: Handshake, request: Request): Response | undefined {
  const { searchParams } = new URL(request.url)
  switch (handshake.kind) {
    case 'none':
    case 'ping':
      return undefined
    case 'head':
      return request.method === 'HEAD' ? new Response(null, { status: 200 }) : undefined
    case 'verifyCode': {
      const code = searchParams.get(handshake.parameter)
      if (request.method !== 'GET' || code === null) return undefined
      return new Response(null, { status: code === handshake.code ? 204 : 404 })
    }
    case 'echo': {
      const challenge = searchParams.get(handshake.parameter)
      if (request.method !== 'GET' || challenge === null) return undefined
      if (challenge.length > 1024) return new Response(null, { status: 400 })
      if (handshake.respondAt !== undefined) {
        const body = stringifyJson(withPointer({}, handshake.respondAt, challenge))
        return new Response(body, { headers: { 'content-type': 'application/json' } })
      }
      // Whoever asks decides what we echo: no browser may take it for a page.
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
      return new Response(challenge, { headers })
    }
  }
}
