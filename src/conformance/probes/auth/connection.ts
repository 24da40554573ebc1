import { identify, whyNoTokens } from '../../open-grant.ts'
import { blocked, defineProbe, type Probe } from '../../probe.ts'

export const connection: Probe<'connection'> = defineProbe({
  name: 'connection',
  about: 'finds out who the user is and what was granted',
  area: 'auth',
  needs: ['authorization', 'token-exchange'],
  touches: 'nothing',
  async run(context) {
    const { exchange: token, reading } = context.evidence('token-exchange')
    if (reading.kind !== 'success') return blocked('auth/code-exchange-succeeds', whyNoTokens(reading))
    const { consent } = context.evidence('authorization')
    const { tokens, content } = reading
    const identified = await identify(context, {
      tokens,
      content,
      ...(consent.reached ? { redirectUrl: consent.redirectUrl } : {}),
    })
    return { ...identified, token }
  },
})
