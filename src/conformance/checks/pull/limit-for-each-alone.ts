import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const limitForEachAlone: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-for-each-alone',
  title: 'One user who has asked too often does not close the door to another.',
  level: 'must',
  source: { document: 'RFC 6585', section: '4', url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4' },
  remedy: 'Count the requests of each user or token apart, or declare `per: application` in the descriptor.',
  given: 'pull-limit',

  judge({ window, refused, other }) {
    if (window.per === 'application' || window.per === 'client')
      return inapplicable(`the limit is declared for the ${window.per} as a whole`)
    if (refused === undefined || other === undefined)
      return inapplicable('no request was refused, or there is no second user')
    return other.status <= 299
      ? undefined
      : finding("another user's first request is refused as well", refused.exchange, other.exchange)
  },
})
