import { codeGrant, refreshGrant } from '../../../client/token-request.ts'
import { askForToken, authorize, codeOf, oauthOf } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'

/** Well formed, so that it is refused for what it is and not for how it looks. */
const INVENTED = 'terrarium-invented-this-0000000000000000'

export const tokenRefusals: Probe<'token-refusals'> = defineProbe({
  name: 'token-refusals',
  about: 'sends token requests that must be refused',
  area: 'auth',
  needs: ['token-exchange'],
  touches: 'nothing',
  async run(context) {
    const auth = oauthOf(context)
    const authorization = await authorize(context)
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    const { redirectUri, codeVerifier } = authorization.request
    const verifier = codeVerifier === undefined ? {} : { codeVerifier }
    const { clientId } = context.credentials
    const wrongSecret =
      auth.clientAuthentication === 'none'
        ? undefined
        : await askForToken(context, codeGrant({ code, redirectUri, ...verifier }), {
            clientId,
            clientSecret: INVENTED,
          })
    return {
      ...(wrongSecret === undefined ? {} : { wrongSecret }),
      unknownCode: await askForToken(context, codeGrant({ code: INVENTED, redirectUri, ...verifier })),
      unknownGrantType: await askForToken(context, { grantType: 'urn:terrarium:unknown', parameters: {} }),
      ...(auth.refresh.kind === 'none'
        ? {}
        : { unknownRefreshToken: await askForToken(context, refreshGrant(INVENTED)) }),
    }
  },
})
