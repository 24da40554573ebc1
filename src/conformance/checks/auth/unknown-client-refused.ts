import { type Check, defineCheck, finding } from '../../check.ts'
import { gotCode } from '../../open-grant.ts'

export const unknownClientRefused: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/unknown-client-refused',
  title: 'An unknown client gets no code.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2.1',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
  },
  remedy: 'Refuse a `client_id` that is not registered, with an error page.',
  given: 'authorization-refusals',

  judge({ unknownClient: consent }) {
    return gotCode(consent)
      ? finding('an unknown client was given a code', consent.exchanges.at(-1))
      : undefined
  },
})
