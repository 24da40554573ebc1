import { noConsent, openGrant } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'

export const reconnect: Probe<'reconnect'> = defineProbe({
  name: 'reconnect',
  about: 'connects the same user once more',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  pairs: 2,
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const first = await openGrant(context)
    if (isBlocked(first)) return first
    const second = await openGrant(context)
    if (isBlocked(second)) return second
    return { first, second, firstAfterwards: await askWithToken(context, { as: 'grant', grant: first }) }
  },
})
