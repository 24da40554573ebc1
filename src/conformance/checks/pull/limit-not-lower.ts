import { type Check, defineCheck, finding } from '../../check.ts'

export const limitNotLower: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-not-lower',
  title: 'As many requests are answered as the descriptor declares.',
  level: 'must',
  source: { document: 'RFC 6585', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  remedy:
    'Answer as many requests as declared before refusing one, or correct `rateLimit.windows` in the descriptor.',
  given: 'pull-limit',

  judge({ window, answers, refused }) {
    return refused === undefined || answers.length >= window.requests
      ? undefined
      : finding(
          `a request is refused after ${answers.length} in ${window.seconds} s, declared are ${window.requests}`,
          refused.exchange,
        )
  },
})
