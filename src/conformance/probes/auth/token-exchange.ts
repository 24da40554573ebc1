import { clientCredentialsGrant } from '../../../client/token-request.ts'
import { askForToken, codeOf, exchangeCode, noTokens, readTokens, tokenAuthOf } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'

export const tokenExchange: Probe<'token-exchange'> = defineProbe({
  name: 'token-exchange',
  about: 'exchanges the code, or the client credentials, for tokens',
  area: 'auth',
  needs: [],
  wants: ['authorization'],
  touches: 'nothing',
  keepsGrant: true,
  consents: 'walk',
  exempts: noTokens,
  async run(context) {
    const auth = tokenAuthOf(context)
    if (auth.kind === 'clientCredentials') {
      const exchange = await askForToken(context, clientCredentialsGrant(auth.scopes))
      return { exchange, reading: readTokens(context, exchange) }
    }
    const authorization = context.evidence('authorization')
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    const exchange = await exchangeCode(context, { request: authorization.request, code })
    return { exchange, reading: readTokens(context, exchange) }
  },
})
