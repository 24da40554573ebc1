import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { holdsNothing } from '../../holds-nothing.ts'

export const invertedRangeRefused: Check<'pull-refusals'> = defineCheck({
  id: 'pull/inverted-range-refused',
  title: 'A range that ends before it starts is refused, or empty.',
  level: 'should',
  source: {
    document: 'RFC 9110',
    section: '15.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  },
  remedy: 'Answer a range that ends before it starts with 400, or with no records.',
  given: 'pull-refusals',

  judge({ inverted: answer, type }, partner) {
    if (answer === undefined) return inapplicable('the request has no end')
    const { status, exchange } = answer
    return (status >= 400 && status <= 499) || holdsNothing(answer, partner, type)
      ? undefined
      : finding(`${type}: an inverted range is answered with ${status}`, exchange)
  },
})
