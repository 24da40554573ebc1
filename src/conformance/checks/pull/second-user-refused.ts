import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const secondUserRefused: Check<'pull-others'> = defineCheck({
  id: 'pull/second-user-refused',
  title: "A user's token opens nothing of another user who exists.",
  level: 'must',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  remedy:
    'Compare the user that the request names, by id or by email, with the user of the token, and answer 403 or 404; that such a user exists is not enough.',
  given: 'pull-others',

  judge({ types }) {
    const asked = Object.entries(types).filter(([, { foreign }]) => foreign !== undefined)
    if (asked.length === 0)
      return inapplicable('the requests name no user, or a token stands for all of them')
    for (const [type, { foreign }] of asked) {
      const [page] = foreign!.pages
      if (page !== undefined)
        return finding(
          `${type}: another user's data are asked for and answered with ${page.answer.status}`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})
