import { type Check, defineCheck, finding } from '../../check.ts'

export const connects: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/connects',
  title: 'A user connects, from consent to a stored grant.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Authentication',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy:
    'Mend what the checks of auth show first; the message says at which step the reference client gave up.',
  given: 'end-to-end',

  judge: ({ connect }) => (connect.done ? undefined : finding(connect.reason)),
})
