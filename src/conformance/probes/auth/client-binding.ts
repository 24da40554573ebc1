import { codeGrant, refreshGrant } from '../../../client/token-request.ts'
import { askForToken, authorize, codeOf, noConsent, openGrant } from '../../open-grant.ts'
import { defineProbe, exempt, isBlocked, type Probe } from '../../probe.ts'

export const clientBinding: Probe<'client-binding'> = defineProbe({
  name: 'client-binding',
  about: 'shows a code and a refresh token of ours as another client',
  area: 'auth',
  needs: ['token-exchange'],
  touches: 'nothing',
  pairs: 1,
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const { otherClient } = context.credentials
    if (otherClient === undefined) return exempt(NO_OTHER_CLIENT)
    const authorization = await authorize(context)
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    const { redirectUri, codeVerifier } = authorization.request
    const verifier = codeVerifier === undefined ? {} : { codeVerifier }
    const byCode = await askForToken(context, codeGrant({ code, redirectUri, ...verifier }), otherClient)
    const grant = await openGrant(context)
    if (isBlocked(grant)) return grant
    const { refreshToken } = grant.tokens
    return {
      code: byCode,
      ...(refreshToken === undefined
        ? {}
        : { refreshToken: await askForToken(context, refreshGrant(refreshToken), otherClient) }),
    }
  },
})

const NO_OTHER_CLIENT =
  'it takes a second client: name one in otherClient of the environment, and set the variables of its id and secret'
