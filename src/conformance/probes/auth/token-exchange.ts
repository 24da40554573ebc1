import { codeOf, exchangeCode, readTokens } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'

export const tokenExchange: Probe<'token-exchange'> = defineProbe({
  name: 'token-exchange',
  about: 'exchanges the code for tokens',
  area: 'auth',
  needs: ['authorization'],
  touches: 'nothing',
  async run(context) {
    const authorization = context.evidence('authorization')
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    const exchange = await exchangeCode(context, { request: authorization.request, code })
    return { exchange, reading: readTokens(context, exchange) }
  },
})
