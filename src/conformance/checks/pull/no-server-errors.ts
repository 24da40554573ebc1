import { type Check, defineCheck, finding } from '../../check.ts'

export const noServerErrors: Check<'pull-refusals'> = defineCheck({
  id: 'pull/no-server-errors',
  title: 'A bad question is never answered with a server error.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '15.6',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  },
  remedy: 'Validate the parameters before using them, and answer 400.',
  given: 'pull-refusals',

  judge({ malformed, inverted, oversized, otherUser }) {
    const broken = [malformed, inverted, oversized, otherUser].find(
      (answer) => answer !== undefined && answer.status >= 500,
    )
    return broken === undefined
      ? undefined
      : finding(`a bad question is answered with ${broken.status}`, broken.exchange)
  },
})
