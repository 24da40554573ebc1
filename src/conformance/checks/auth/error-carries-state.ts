import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const errorCarriesState: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/error-carries-state',
  title: 'An error in the redirect carries the state.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '4.1.2.1',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
  },
  remedy:
    'Copy `state` into redirects with an error too; without it the client cannot tell whose consent failed.',
  given: 'authorization-refusals',

  judge({ unknownResponseType, missingCodeChallenge, plainCodeChallenge }) {
    const refused = [unknownResponseType, missingCodeChallenge, plainCodeChallenge].flatMap((consent) =>
      consent?.reached && new URL(consent.redirectUrl).searchParams.has('error') ? [consent] : [],
    )
    if (refused.length === 0) return inapplicable('no error came back to the redirect URI')
    const lost = refused.find(
      ({ redirectUrl, state }) => new URL(redirectUrl).searchParams.get('state') !== state,
    )
    return lost === undefined
      ? undefined
      : finding('a redirect with an error does not carry the state that was sent', lost.exchanges.at(-1))
  },
})
