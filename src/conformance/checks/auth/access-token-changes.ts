import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const accessTokenChanges: Check<'refresh'> = defineCheck({
  id: 'auth/access-token-changes',
  title: 'A refresh gives an access token that was not given before.',
  level: 'should',
  source: { document: 'RFC 6749', section: '6', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
  remedy:
    'Issue a new access token on every refresh; a client that sees the old one again cannot tell whether it was renewed.',
  given: 'refresh',

  judge({ before, reading, exchange }, { auth }) {
    if (auth.kind === 'oauth2' && auth.refresh.kind === 'extending')
      return inapplicable('a refresh is declared to extend the token that there is')
    if (reading.kind !== 'success') return inapplicable('there is no renewed token')
    return reading.tokens.accessToken === before.tokens.accessToken
      ? finding('the refresh gave the same access token again', exchange)
      : undefined
  },
})
