import type { Fault } from '../../fault.ts'
import { problem } from '../../problem.ts'
import { hasWebhooks } from '../support/applies.ts'

export const registrationRefused: Fault = {
  id: 'registration-refused',
  area: 'webhook',
  title: 'No endpoint can be registered.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/registration-succeeds'],
  applies: hasWebhooks,
  hooks: {
    endpointProblems: () => () => [problem('endpoint', 'invalid_request', 'The endpoint is refused.')],
  },
}
