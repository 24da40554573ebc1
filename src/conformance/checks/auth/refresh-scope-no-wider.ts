import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshScopeNoWider: Check<'refresh'> = defineCheck({
  id: 'auth/refresh-scope-no-wider',
  title: 'A refresh gives no scope that was not granted.',
  level: 'must',
  source: { document: 'RFC 6749', section: '6', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
  remedy: 'Issue renewed tokens with the scopes of the original grant, or fewer.',
  given: 'refresh',

  judge({ before, after, exchange }) {
    if (after?.grant.scopes === undefined || before.scopes === undefined)
      return inapplicable('the partner does not repeat the scopes on a refresh')
    const wider = after.grant.scopes.filter((scope) => !before.scopes?.includes(scope))
    return wider.length === 0 ? undefined : finding(`new with the refresh: ${wider.join(', ')}`, exchange)
  },
})
