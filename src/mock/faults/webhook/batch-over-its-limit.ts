import type { Fault } from '../../fault.ts'

export const batchOverItsLimit: Fault = {
  id: 'batch-over-its-limit',
  area: 'webhook',
  title: 'Batches hold more events than declared.',
  source: {
    document: 'Terra: large payloads and chunking',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/large-payloads-and-chunking/large-payload-chunking-413',
  },
  caughtBy: ['webhook/batch-well-formed'],
  applies: ({ webhooks }) => (webhooks?.batch === undefined ? 'its deliveries are no batches' : undefined),
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) => {
      const limit = mock.partner.webhooks?.batch?.maxEvents ?? 0
      return honest(
        Array.from({ length: limit + 1 }, (_, index) => events[index % events.length]!),
        occasion,
        mock,
      )
    },
  },
}
