import { resolveScheme } from '../signature/scheme.ts'
import { createSigner, type Signer } from '../signature/sign.ts'
import type { EmitterHooks, EmitterSeams } from './emitter-types.ts'
import type { Message } from './message.ts'

/** A receiver that answers so is gone for good: it is not asked again (RFC 9110 §15.5.11). */
const GONE = 410

/** The emitter's own decisions, as the descriptor declares them, with hooks around them. */
export function emitterSeams(hooks: EmitterHooks = {}): EmitterSeams {
  const honest = honestSeams()
  return {
    firstDelaySeconds: hooks.firstDelaySeconds?.(honest.firstDelaySeconds) ?? honest.firstDelaySeconds,
    attemptedMessage: hooks.attemptedMessage?.(honest.attemptedMessage) ?? honest.attemptedMessage,
    signDelivery: hooks.signDelivery?.(honest.signDelivery) ?? honest.signDelivery,
    deliveryRequest: hooks.deliveryRequest?.(honest.deliveryRequest) ?? honest.deliveryRequest,
    answerWithinSeconds:
      hooks.answerWithinSeconds?.(honest.answerWithinSeconds) ?? honest.answerWithinSeconds,
    isAcknowledged: hooks.isAcknowledged?.(honest.isAcknowledged) ?? honest.isAcknowledged,
    isRetried: hooks.isRetried?.(honest.isRetried) ?? honest.isRetried,
    retryDelaysSeconds: hooks.retryDelaysSeconds?.(honest.retryDelaysSeconds) ?? honest.retryDelaysSeconds,
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

function inLowerCase(headers: Message['headers']): Message['headers'] {
  if (headers === undefined) return undefined
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function honestSeams(): EmitterSeams {
  // A signer prepares its keys once; endpoints with secrets of their own have signers of their own.
  const signers = new Map<string, Signer>()
  return {
    firstDelaySeconds: () => 0,
    attemptedMessage: (message) => message,
    signDelivery(message, { webhooks, secrets, nowMs }) {
      const key = secrets.join('\n')
      const signer = signers.get(key) ?? createSigner(resolveScheme(webhooks.signature), secrets)
      signers.set(key, signer)
      const { id, body, url } = message
      return signer.sign({ id, timestampSeconds: Math.floor(nowMs / 1000), body, method: 'POST', url })
    },
    deliveryRequest(message, headers) {
      const { url, body, headers: own } = message
      return { method: 'POST', url, headers: { ...JSON_BODY, ...inLowerCase(own), ...headers }, body }
    },
    answerWithinSeconds: ({ acknowledge }) => acknowledge.withinSeconds,
    isAcknowledged: (response, webhooks) => webhooks.acknowledge.status.includes(response.status),
    isRetried: ({ acknowledged, response }) => !acknowledged && response?.status !== GONE,
    retryDelaysSeconds: (_message, webhooks) => webhooks.retry.delaysSeconds,
  }
}
