import { type Check, defineCheck, finding } from '../../check.ts'

export const pagingStaysHome: Check<'pull'> = defineCheck({
  id: 'pull/paging-stays-home',
  title: 'The next page is at the same host.',
  level: 'must',
  source: { document: 'RFC 6750', section: '5.3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3' },
  remedy:
    'Make URLs of further pages with the host of the request: a token sent to another host is a token given away.',
  given: 'pull',

  judge({ types }) {
    for (const [type, pulled] of Object.entries(types)) {
      const foreign = pulled.find(({ end }) => end.ended === 'failed' && end.failure === 'foreignHost')
      if (foreign?.end.ended === 'failed')
        return finding(`${type}: ${foreign.end.reason}`, foreign.end.answer.exchange)
    }
    return undefined
  },
})
