import { responseJson, succeeded } from '../../../http/exchange.ts'
import { isJsonObject } from '../../../kernel/json.ts'
import { resolveUrl } from '../../../partner/fill-request.ts'
import { noTokens, tokenAuthOf } from '../../open-grant.ts'
import { defineProbe, exempt, type Probe } from '../../probe.ts'

/** Where metadata stand: RFC 8414 §3, and OpenID Connect Discovery §4 for those who came before it. */
const WELL_KNOWN = ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration']

export const metadata: Probe<'metadata'> = defineProbe({
  name: 'metadata',
  about: 'looks for authorization server metadata',
  area: 'auth',
  needs: [],
  touches: 'nothing',
  exempts: noTokens,
  async run(context) {
    const { tokenUrl } = tokenAuthOf(context)
    const { origin } = resolveUrl(tokenUrl, context.environment.baseUrl)
    for (const path of WELL_KNOWN) {
      const exchange = await context.exchange(new Request(`${origin}${path}`))
      const document = responseJson(exchange)
      if (succeeded(exchange) && isJsonObject(document)) return { exchange, document }
    }
    return exempt('the partner serves no metadata, which is optional')
  },
})
