import { authorize, codeOf, exchangeCode, noConsent, readTokens } from '../../open-grant.ts'
import { blocked, defineProbe, type Probe } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'

export const codeReplay: Probe<'code-replay'> = defineProbe({
  name: 'code-replay',
  about: 'exchanges one code twice, on a grant of its own',
  area: 'auth',
  needs: ['connection'],
  touches: 'grant',
  pairs: 1,
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const authorization = await authorize(context)
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    const shown = { request: authorization.request, code }
    const first = await exchangeCode(context, shown)
    const reading = readTokens(context, first)
    if (reading.kind !== 'success') {
      return blocked('auth/code-exchange-succeeds', 'a second code was not exchanged')
    }
    const second = await exchangeCode(context, shown)
    const grant = { tokens: reading.tokens, content: reading.content }
    return { first, second, afterwards: await askWithToken(context, { as: 'grant', grant }) }
  },
})
