import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const oversizedRangeRefused: Check<'pull-refusals'> = defineCheck({
  id: 'pull/oversized-range-refused',
  title: 'A range wider than declared is refused.',
  level: 'should',
  source: {
    document: 'RFC 9110',
    section: '15.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.1',
  },
  remedy: 'Answer a range wider than `range.maxDays` with 400; cutting it off loses data silently.',
  given: 'pull-refusals',

  judge({ oversized: answer, type }) {
    if (answer === undefined) return inapplicable('no width is declared')
    const { status, exchange } = answer
    return status >= 400 && status <= 499
      ? undefined
      : finding(`${type}: a range wider than declared is answered with ${status}`, exchange)
  },
})
