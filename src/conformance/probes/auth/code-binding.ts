import { codeGrant } from '../../../client/token-request.ts'
import type { Exchange } from '../../../http/exchange.ts'
import { askForToken, authorize, codeOf, noConsent, oauthOf } from '../../open-grant.ts'
import { type Blocked, defineProbe, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'

export const codeBinding: Probe<'code-binding'> = defineProbe({
  name: 'code-binding',
  about: 'exchanges codes with another redirect URI, with a wrong verifier and without one',
  area: 'auth',
  needs: ['token-exchange'],
  touches: 'nothing',
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const { redirectUri, pkce } = oauthOf(context)
    const otherRedirectUri = await exchangeChanged(context, { redirectUri: `${redirectUri}/other` })
    if (isBlocked(otherRedirectUri)) return otherRedirectUri
    if (pkce === 'none') return { otherRedirectUri }
    const wrongVerifier = await exchangeChanged(context, { codeVerifier: context.random.text(64) })
    if (isBlocked(wrongVerifier)) return wrongVerifier
    const missingVerifier = await exchangeChanged(context, { codeVerifier: undefined })
    if (isBlocked(missingVerifier)) return missingVerifier
    return { otherRedirectUri, wrongVerifier, missingVerifier }
  },
})

/** A fresh code, exchanged with something about it changed. */
async function exchangeChanged(
  context: ProbeContext,
  change: { readonly redirectUri?: string; readonly codeVerifier?: string | undefined },
): Promise<Exchange | Blocked> {
  const authorization = await authorize(context)
  const code = codeOf(authorization)
  if (typeof code !== 'string') return code
  const { redirectUri, codeVerifier } = { ...authorization.request, ...change }
  const verifier = codeVerifier === undefined ? {} : { codeVerifier }
  return askForToken(context, codeGrant({ code, redirectUri, ...verifier }))
}
