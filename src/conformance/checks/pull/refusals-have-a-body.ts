import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refusalsHaveABody: Check<'pull-refusals'> = defineCheck({
  id: 'pull/refusals-have-a-body',
  title: 'A refusal says in JSON what was wrong.',
  level: 'should',
  source: {
    document: 'RFC 9110',
    section: '15.5',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  },
  remedy: 'Send a JSON body with every 4xx that names the parameter and what was expected.',
  given: 'pull-refusals',

  judge({ malformed, inverted, oversized, malformedPage, otherUser }) {
    const answers = [malformed, inverted, oversized, malformedPage, otherUser]
    const refusals = answers.flatMap((answer) =>
      answer !== undefined && answer.status >= 400 ? [answer] : [],
    )
    if (refusals.length === 0) return inapplicable('no bad question was refused')
    const silent = refusals.find(({ body }) => body === undefined)
    return silent === undefined ? undefined : finding('a refusal has no JSON body', silent.exchange)
  },
})
