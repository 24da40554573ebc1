import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const consentNotFound: Fault = {
  id: 'consent-not-found',
  area: 'auth',
  title: 'The test user that should consent is not there, and the consent ends in an error.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['auth/consent-returns-code'],
  applies: oauth2Only(),
  hooks: {
    consentUser: () => () => undefined,
  },
}
