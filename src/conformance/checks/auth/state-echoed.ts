import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const stateEchoed: Check<'authorization'> = defineCheck({
  id: 'auth/state-echoed',
  title: 'The redirect carries back the state that was sent, unchanged.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2',
  },
  remedy:
    'Copy `state` from the authorization request into the redirect, on success and on error, without decoding it twice.',
  given: 'authorization',

  judge({ request, consent, redirect }) {
    if (redirect === undefined) return inapplicable('the redirect URI was not reached')
    const state = redirect.get('state')
    if (state === request.state) return undefined
    return finding(
      state === null ? 'the redirect carries no state' : 'the redirect carries another state',
      consent.exchanges.at(-1),
    )
  },
})
