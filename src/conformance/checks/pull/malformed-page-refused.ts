import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const malformedPageRefused: Check<'pull-refusals'> = defineCheck({
  id: 'pull/malformed-page-refused',
  title: 'A cursor or page that cannot be is refused.',
  level: 'must',
  source: {
    document: 'Strava: a client that never stops paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy:
    'Answer a cursor that was never handed out, and a page below the first, with 400; starting over makes clients go in circles.',
  given: 'pull-refusals',

  judge({ malformedPage: answer, type }) {
    if (answer === undefined) return inapplicable('the request has no page')
    const { status, exchange } = answer
    return status >= 400 && status <= 499
      ? undefined
      : finding(`${type}: a page that cannot be is answered with ${status}`, exchange)
  },
})
