import type { Answer } from '../../../client/answer.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import type { Pulled } from '../../evidence/pull.ts'

export const answerIsJson: Check<'pull'> = defineCheck({
  id: 'pull/answer-is-json',
  title: 'An answer with data says that it is JSON.',
  level: 'must',
  source: { document: 'RFC 9110', section: '8.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  remedy: 'Send `Content-Type: application/json` with every answer that is JSON.',
  given: 'pull',

  judge({ types }) {
    const answers = Object.values(types).flatMap((pulled) => pulled.flatMap(answersOf))
    const other = answers.find(
      ({ exchange }) =>
        exchange.response.status !== 204 &&
        !/^application\/([\w.-]+\+)?json\b/i.test(exchange.response.headers['content-type'] ?? ''),
    )
    return other === undefined
      ? undefined
      : finding(
          `content-type: ${other.exchange.response.headers['content-type'] ?? '(absent)'}`,
          other.exchange,
        )
  },
})

/** Of all pages, and what should have been one and could not be read. */
function answersOf({ pages, end }: Pulled): readonly Answer[] {
  const isUnread = end.ended === 'failed' && isSuccess(end.answer) && end.answer.body === undefined
  return [...pages.map(({ answer }) => answer), ...(isUnread ? [end.answer] : [])]
}

/** By HTTP alone: an envelope that cannot be read tells nothing. */
function isSuccess({ exchange }: Answer): boolean {
  return exchange.response.status >= 200 && exchange.response.status < 300
}
