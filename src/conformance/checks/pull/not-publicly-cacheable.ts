import { type Check, defineCheck, finding } from '../../check.ts'
import { everyPage } from '../../each-record.ts'

export const notPubliclyCacheable: Check<'pull'> = defineCheck({
  id: 'pull/not-publicly-cacheable',
  title: 'Nothing between partner and reader may keep an answer with data.',
  level: 'must',
  source: { document: 'RFC 9111', section: '3.5', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3.5' },
  remedy:
    "Send `Cache-Control: no-store`, or `private`; never `public` or `s-maxage` with somebody's health data.",
  given: 'pull',

  judge(evidence) {
    for (const { type, page } of everyPage(evidence)) {
      const { exchange } = page.answer
      const control = exchange.response.headers['cache-control'] ?? ''
      if (/\bpublic\b|\bs-maxage\b/i.test(control))
        return finding(`${type}: an answer has the header cache-control: ${control}`, exchange)
    }
    return undefined
  },
})
