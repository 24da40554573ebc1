import { type Check, defineCheck, finding } from '../../check.ts'
import { noRange } from '../../range-bounds.ts'

export const malformedRangeRefused: Check<'pull-refusals'> = defineCheck({
  id: 'pull/malformed-range-refused',
  title: 'A range that is no range is refused.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '15.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  },
  remedy:
    'Answer a range that cannot be read with 400 and a body that says why; ignoring it returns everything.',
  given: 'pull-refusals',
  exempts: noRange,

  judge({ malformed: answer, type }) {
    const { status, exchange } = answer
    return status >= 400 && status <= 499
      ? undefined
      : finding(`${type}: a malformed range is answered with ${status}`, exchange)
  },
})
