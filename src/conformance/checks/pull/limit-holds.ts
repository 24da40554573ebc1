import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const limitHolds: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-holds',
  title: 'One request more than declared is refused.',
  level: 'should',
  source: { document: 'RFC 6585', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  remedy: 'Refuse what exceeds the declared limit, or correct `rateLimit.windows` in the descriptor.',
  given: 'pull-limit',

  judge({ window, answers, refused, elapsedMs }) {
    if (refused !== undefined) return undefined
    return elapsedMs >= window.seconds * 1000
      ? inapplicable(
          `the partner is too slow to be asked more than ${window.requests} times in ${window.seconds} s`,
        )
      : finding(
          `${answers.length} requests in a row are answered, declared are ${window.requests} in ${window.seconds} s`,
          answers.at(-1)?.exchange,
        )
  },
})
