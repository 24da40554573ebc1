import { type Check, defineCheck, finding } from '../../check.ts'

export const deferredPromised: Check<'pull-deferred'> = defineCheck({
  id: 'pull/deferred-promised',
  title: 'A request for records that come later is promised with 202.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '15.3.3',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.3',
  },
  remedy:
    'Answer 202 to who asks for a range for the first time; 409 is for who has asked for it before, and 200 for who gets the records at once.',
  given: 'pull-deferred',

  judge({ type, asked }) {
    const last = asked.at(-1)
    if (last?.status === 202) return undefined
    const tries = asked.length === 1 ? '' : `, for each of ${asked.length} ranges`
    return finding(`${type}: a first request is answered with ${last?.status}${tries}`, last?.exchange)
  },
})
