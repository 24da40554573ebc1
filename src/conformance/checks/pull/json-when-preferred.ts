import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const jsonWhenPreferred: Check<'pull-formats'> = defineCheck({
  id: 'pull/json-when-preferred',
  title: 'JSON is what comes when JSON is preferred, whatever else is accepted.',
  level: 'should',
  source: {
    document: 'RFC 9110',
    section: '12.5.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1',
  },
  remedy: 'Compare the qualities in Accept; neither the first type listed nor any mention of XML decides.',
  given: 'pull-formats',

  judge({ type, answers }) {
    const full = answers.filter(
      ({ answer: { exchange } }) => exchange.response.status < 300 && exchange.response.body !== '',
    )
    if (full.length === 0) return inapplicable('no answer has a body')
    const other = full.find(
      ({ answer: { exchange } }) =>
        !/^application\/([\w.-]+\+)?json\b/i.test(exchange.response.headers['content-type'] ?? ''),
    )
    return other === undefined
      ? undefined
      : finding(
          `${type}: Accept: ${other.accept} is answered with ${other.answer.exchange.response.headers['content-type'] ?? 'no type'}`,
          other.answer.exchange,
        )
  },
})
