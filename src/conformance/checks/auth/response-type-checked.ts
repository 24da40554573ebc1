import { type Check, defineCheck, finding } from '../../check.ts'
import { gotCode } from '../../open-grant.ts'

export const responseTypeChecked: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/response-type-checked',
  title: 'An unknown response type gets no code.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2.1',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
  },
  remedy: 'Answer a `response_type` that is not supported with `unsupported_response_type`.',
  given: 'authorization-refusals',

  judge({ unknownResponseType: consent }) {
    return gotCode(consent)
      ? finding('an unknown response type was given a code', consent.exchanges.at(-1))
      : undefined
  },
})
