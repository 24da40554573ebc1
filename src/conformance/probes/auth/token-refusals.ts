import {
  clientCredentialsGrant,
  codeGrant,
  refreshGrant,
  type TokenGrant,
} from '../../../client/token-request.ts'
import type { Exchange } from '../../../http/exchange.ts'
import { resolveUrl } from '../../../partner/fill-request.ts'
import type { TokenRefusalsEvidence } from '../../evidence/auth.ts'
import { askForToken, authorize, codeOf, noTokens, oauthOf, tokenAuthOf } from '../../open-grant.ts'
import { type Blocked, defineProbe, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'

/** Well formed, so that it is refused for what it is and not for how it looks. */
const INVENTED = 'terrarium-invented-this-0000000000000000'

export const tokenRefusals: Probe<'token-refusals'> = defineProbe({
  name: 'token-refusals',
  about: 'sends token requests that must be refused',
  area: 'auth',
  needs: ['token-exchange'],
  touches: 'nothing',
  consents: 'walk',
  exempts: noTokens,
  async run(context) {
    const auth = tokenAuthOf(context)
    const grant = await goodGrant(context)
    if (isBlocked(grant)) return grant
    const unknownType = await goodGrant(context)
    if (isBlocked(unknownType)) return unknownType
    const byGet = await goodGrant(context)
    if (isBlocked(byGet)) return byGet
    const clients =
      auth.clientAuthentication === 'none'
        ? {}
        : {
            wrongSecret: await askForToken(context, grant, { clientSecret: INVENTED }),
            noSecret: await askForToken(context, grant, { clientAuthentication: 'none' }),
          }
    return {
      ...clients,
      unknownGrantType: await askForToken(context, { ...unknownType, grantType: 'urn:terrarium:unknown' }),
      byGet: await askByGet(context, byGet),
      ...(auth.kind === 'oauth2' ? await inventions(context) : {}),
    }
  },
})

/** A request that would be answered with tokens. */
async function goodGrant(context: ProbeContext): Promise<TokenGrant | Blocked> {
  const auth = tokenAuthOf(context)
  if (auth.kind === 'clientCredentials') return clientCredentialsGrant(auth.scopes)
  const authorization = await authorize(context)
  const code = codeOf(authorization)
  if (typeof code !== 'string') return code
  const { redirectUri, codeVerifier } = authorization.request
  return codeGrant({ code, redirectUri, ...(codeVerifier === undefined ? {} : { codeVerifier }) })
}

async function inventions(
  context: ProbeContext,
): Promise<Pick<TokenRefusalsEvidence, 'unknownCode' | 'unknownRefreshToken'>> {
  const { redirectUri, refresh, pkce } = oauthOf(context)
  const verifier = pkce === 'none' ? {} : { codeVerifier: context.random.text(64) }
  return {
    unknownCode: await askForToken(context, codeGrant({ code: INVENTED, redirectUri, ...verifier })),
    ...(refresh.kind === 'none'
      ? {}
      : { unknownRefreshToken: await askForToken(context, refreshGrant(INVENTED)) }),
  }
}

/** The whole request in the query, client and all, as it would stand in every log on the way. */
function askByGet(context: ProbeContext, { grantType, parameters }: TokenGrant): Promise<Exchange> {
  const { tokenUrl, tokenRequest } = tokenAuthOf(context)
  const { clientId, clientSecret } = context.credentials
  const url = resolveUrl(tokenUrl, context.environment.baseUrl)
  const asked = {
    ...tokenRequest.fields,
    ...parameters,
    grant_type: grantType,
    client_id: clientId,
    client_secret: clientSecret,
  }
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value)
  return context.exchange(new Request(url))
}
