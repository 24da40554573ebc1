import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureInAnotherHeader: Fault = {
  id: 'signature-in-another-header',
  area: 'webhook',
  title: 'The signature stands in a header of another name.',
  source: {
    document: 'Google Health: official documents disagree on the name of the header',
    url: 'https://developers.google.com/health/reference/rest/v4/projects.subscribers',
  },
  caughtBy: ['webhook/signature-present'],
  applies: hmacOnly(),
  hooks: { signDelivery: signedAs(({ header }) => ({ header: `${header}-v2` })) },
}
