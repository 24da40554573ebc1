import { type Check, defineCheck, finding } from '../../check.ts'
import { everyPage } from '../../each-record.ts'

export const rateLimitHeadersReadable: Check<'pull'> = defineCheck({
  id: 'pull/rate-limit-headers-readable',
  title: 'Headers that tell of a rate limit are numbers.',
  level: 'should',
  source: {
    document: 'RateLimit header fields for HTTP',
    section: 'Service limits',
    url: 'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  },
  remedy: 'Write limit, remaining and reset as numbers, several windows with commas between them.',
  given: 'pull',

  judge(evidence) {
    for (const { type, page } of everyPage(evidence)) {
      const { exchange } = page.answer
      for (const [name, value] of Object.entries(exchange.response.headers))
        if (RATE_HEADER.test(name) && !GRAMMAR.test(value))
          return finding(`${type}: the header ${name} says nothing that a reader can count with`, exchange)
    }
    return undefined
  },
})

const RATE_HEADER = /^(.+-)?rate-?limit-(limit|remaining|reset)$/
/** Numbers, each with its parameters: `20, 100`, `100;window=60`. */
const GRAMMAR = /^\s*\d+(\.\d+)?(\s*;\s*[\w-]+=[\w"-]+)*(\s*,\s*\d+(\.\d+)?(\s*;\s*[\w-]+=[\w"-]+)*)*\s*$/
