import { authorizationRequest } from '../../../client/authorization-request.ts'
import { consentTo, oauthOf } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'

/** Every kind of printable character (RFC 6749 appendix A.5), and longer than a short column. */
const PECULIAR = ' +%2B%20&=;"\'<>#?/\\~|'

export const authorizationState: Probe<'authorization-state'> = defineProbe({
  name: 'authorization-state',
  about: 'asks for consent with a long state full of special characters',
  area: 'auth',
  needs: ['authorization'],
  touches: 'nothing',
  consents: 'walk',
  async run(context) {
    const { environment, credentials, random } = context
    const request = await authorizationRequest(oauthOf(context), {
      baseUrl: environment.baseUrl,
      clientId: credentials.clientId,
      randomness: random,
    })
    const state = `${random.text(200)}${PECULIAR}end`
    const url = new URL(request.url)
    url.searchParams.set('state', state)
    const consent = await consentTo(url.href, context)
    if (!consent.reached) return { state, consent }
    return { state, consent, redirect: new URL(consent.redirectUrl).searchParams }
  },
})
