import { retryAfterMs } from '../../../http/retry-after.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const tooManyRequestsSayWhen: Check<'pull'> = defineCheck({
  id: 'pull/too-many-requests-say-when',
  title: 'A reader that asks too often is told when to come back.',
  level: 'must',
  source: { document: 'RFC 6585', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  remedy: 'Send `Retry-After` with every 429, as seconds or as an HTTP date.',
  given: 'pull',

  judge({ types, askedAtMs }) {
    for (const [type, windows] of Object.entries(types))
      for (const { end } of windows ?? []) {
        if (end.ended !== 'failed' || end.failure !== 'rateLimited') continue
        const { exchange } = end.answer
        const waitMs = retryAfterMs(exchange.response.headers, askedAtMs)
        return finding(
          waitMs === undefined
            ? `${type}: an answer of 429 does not say when to come back`
            : `${type}: after the wait that it asked for the partner refuses again`,
          exchange,
        )
      }
    return undefined
  },
})
