import { authorize, codeOf, exchangeCode, noConsent } from '../../open-grant.ts'
import { defineProbe, exempt, type Probe } from '../../probe.ts'

/** The longest life that RFC 6749 §4.1.2 recommends, and a second. */
const WAIT_SECONDS = 601

export const codeLifetime: Probe<'code-lifetime'> = defineProbe({
  name: 'code-lifetime',
  about: 'exchanges a code when ten minutes are over',
  area: 'auth',
  needs: ['token-exchange'],
  after: ['end-to-end'],
  touches: 'grant',
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const { clock, patienceMs } = context
    if (WAIT_SECONDS * 1000 > patienceMs) {
      return exempt(`it takes ${WAIT_SECONDS} s, longer than this run waits`)
    }
    const authorization = await authorize(context)
    const code = codeOf(authorization)
    if (typeof code !== 'string') return code
    await clock.sleep(WAIT_SECONDS * 1000)
    const { request } = authorization
    return { waitedSeconds: WAIT_SECONDS, exchange: await exchangeCode(context, { request, code }) }
  },
})
