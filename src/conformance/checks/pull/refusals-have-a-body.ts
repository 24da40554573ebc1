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

  judge({ malformed }) {
    if (malformed.status < 400) return inapplicable('the malformed range was not refused')
    return malformed.body === undefined
      ? finding('the refusal has no JSON body', malformed.exchange)
      : undefined
  },
})
