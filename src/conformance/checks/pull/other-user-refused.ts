import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const otherUserRefused: Check<'pull-refusals'> = defineCheck({
  id: 'pull/other-user-refused',
  title: "Another user's data are refused.",
  level: 'must',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  remedy: 'Compare the user of the request with the user of the token, and answer 403 or 404.',
  given: 'pull-refusals',

  judge({ otherUser: answer, type }) {
    if (answer === undefined) return inapplicable('the request names no user')
    const { status, exchange } = answer
    return status >= 400 && status <= 499
      ? undefined
      : finding(`${type}: another user's id is answered with ${status}`, exchange)
  },
})
