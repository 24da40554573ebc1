import { type Check, defineCheck, finding } from '../../check.ts'
import { noReturnedSecret, returnedSecrets } from '../../subscribe.ts'

export const secretReturned: Check<'webhook-events'> = defineCheck({
  id: 'webhook/secret-returned',
  title: 'A registration returns the signing secret where declared.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Put the secret into the answer at `registration.secretAt`; without it nobody can verify a delivery.',
  given: 'webhook-events',
  exempts: noReturnedSecret,
  judge: ({ registrations }, partner) =>
    returnedSecrets(registrations, partner).length === registrations.length
      ? undefined
      : finding('the answer to a registration holds no secret', registrations.at(-1)),
})
