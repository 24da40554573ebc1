import { authorize, noConsent } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'

export const authorization: Probe<'authorization'> = defineProbe({
  name: 'authorization',
  about: 'asks a user for consent and follows the redirects back',
  area: 'auth',
  needs: [],
  touches: 'nothing',
  consents: 'walk',
  exempts: noConsent,
  run: (context) => authorize(context),
})
