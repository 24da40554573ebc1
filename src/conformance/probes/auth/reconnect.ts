import { openGrant } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askForData, firstDataType } from '../../protected-resource.ts'

export const reconnect: Probe<'reconnect'> = defineProbe({
  name: 'reconnect',
  about: 'connects the same user once more',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  exempts: ({ auth }) => (auth.kind === 'oauth2' ? undefined : 'the partner has no authorization code flow'),
  async run(context) {
    const first = await openGrant(context)
    if (isBlocked(first)) return first
    const second = await openGrant(context)
    if (isBlocked(second)) return second
    const type = firstDataType(context.partner)
    if (type === undefined) return { first, second }
    return { first, second, firstAfterwards: await askForData(context, type, { as: 'grant', grant: first }) }
  },
})
