import type { Fault } from '../../fault.ts'

export const batchEmpty: Fault = {
  id: 'batch-empty',
  area: 'webhook',
  title: 'Batches go out empty.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/batch-well-formed'],
  applies: ({ webhooks }) => (webhooks?.batch === undefined ? 'its deliveries are no batches' : undefined),
  hooks: { deliveryBody: (honest) => (_events, occasion, mock) => honest([], occasion, mock) },
}
