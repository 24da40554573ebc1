import { authorizationRequest } from '../../../client/authorization-request.ts'
import type { RefusalEvidence } from '../../evidence/auth.ts'
import { consentTo, oauthOf } from '../../open-grant.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'

export const authorizationRefusals: Probe<'authorization-refusals'> = defineProbe({
  name: 'authorization-refusals',
  about: 'sends authorization requests that must not lead to a code',
  area: 'auth',
  needs: ['authorization'],
  touches: 'nothing',
  consents: 'walk',
  async run(context) {
    const { redirectUri, pkce } = oauthOf(context)
    const ask = (change: Readonly<Record<string, string | undefined>>) => askWith(change, context)
    const pkceCases =
      pkce === 'none'
        ? {}
        : {
            ...(pkce === 'required'
              ? {
                  missingCodeChallenge: await ask({
                    code_challenge: undefined,
                    code_challenge_method: undefined,
                  }),
                }
              : {}),
            plainCodeChallenge: await ask({ code_challenge_method: 'plain' }),
          }
    return {
      unregisteredRedirectUri: await ask({ redirect_uri: 'https://terrarium.example/not-registered' }),
      extendedRedirectUri: await ask({ redirect_uri: `${redirectUri}/extended` }),
      unknownClient: await ask({ client_id: 'terrarium-unknown-client' }),
      unknownResponseType: await ask({ response_type: 'terrarium' }),
      ...pkceCases,
    }
  },
})

/** An honest request with some parameters changed, or left out where they are `undefined`. */
async function askWith(
  change: Readonly<Record<string, string | undefined>>,
  context: ProbeContext,
): Promise<RefusalEvidence> {
  const { environment, credentials, random } = context
  const request = await authorizationRequest(oauthOf(context), {
    baseUrl: environment.baseUrl,
    clientId: credentials.clientId,
    randomness: random,
  })
  const url = new URL(request.url)
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  const redirectUri = url.searchParams.get('redirect_uri') ?? ''
  return { state: request.state, ...(await consentTo(url.href, context, { redirectUri })) }
}
