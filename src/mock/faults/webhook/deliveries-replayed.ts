import type { Message } from '../../../emitter/message.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

/** Messages that repeat what was sent, each with the original that it repeats. */
const originals = new WeakMap<Message, Message>()

export const deliveriesReplayed: Fault = {
  id: 'deliveries-replayed',
  area: 'webhook',
  title: 'Somebody who has recorded a delivery sends it again, headers and all.',
  source: {
    document: 'No replay window: a captured delivery is valid for ever',
    url: 'https://github.com/flippercloud/flipper/pull/1022',
  },
  caughtBy: ['webhook/acknowledged-once'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) =>
      honest(planned, mock).flatMap((message) => {
        const replay = { ...message }
        originals.set(replay, message)
        return [message, replay]
      }),
    signDelivery: (honest) => {
      const sent = new WeakMap<Message, Readonly<Record<string, string>>>()
      return (message, context) => {
        const original = originals.get(message)
        const headers = (original && sent.get(original)) ?? honest(message, context)
        sent.set(message, headers)
        return headers
      }
    },
  },
}
