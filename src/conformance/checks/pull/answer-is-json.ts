import { type Check, defineCheck, finding } from '../../check.ts'

export const answerIsJson: Check<'pull'> = defineCheck({
  id: 'pull/answer-is-json',
  title: 'An answer with data says that it is JSON.',
  level: 'must',
  source: { document: 'RFC 9110', section: '8.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  remedy: 'Send `Content-Type: application/json` with every answer that is JSON.',
  given: 'pull',

  judge({ types }) {
    const pages = Object.values(types).flatMap((pulled) => pulled.flatMap((one) => one.pages))
    const other = pages.find(
      ({ answer: { status, exchange } }) =>
        status !== 204 &&
        !/^application\/([\w.-]+\+)?json\b/i.test(exchange.response.headers['content-type'] ?? ''),
    )
    return other === undefined
      ? undefined
      : finding(
          `content-type: ${other.answer.exchange.response.headers['content-type'] ?? '(absent)'}`,
          other.answer.exchange,
        )
  },
})
