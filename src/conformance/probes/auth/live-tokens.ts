import type { Exchange } from '../../../http/exchange.ts'
import { endsOneGrant } from '../../../partner/ends-one-grant.ts'
import type { Partner } from '../../../partner/partner.ts'
import type { LiveTokensEvidence } from '../../evidence/auth.ts'
import type { Grant } from '../../grant.ts'
import { authorize, codeOf, exchangeCode, noConsent, oauthOf, readTokens } from '../../open-grant.ts'
import { defineProbe, exempt, type Probe, type ProbeContext } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'

/** More consents than that are too many for one question. */
const MOST = 25

export const liveTokens: Probe<'live-tokens'> = defineProbe({
  name: 'live-tokens',
  about: 'connects another user as often as the partner allows, and once more',
  area: 'auth',
  needs: ['connection'],
  after: ['webhook-revocation', 'end-to-end'],
  touches: 'grant',
  meetsLimit: true,
  consents: 'walk',
  exempts: (partner) => noConsent(partner) ?? uncounted(partner),
  async run(context) {
    const { count } = oauthOf(context).maxLiveTokens!
    const user = context.environment.users[1]
    // The first one has other grants.
    if (user === undefined) return exempt('it takes a second user; name two under `users` of the environment')
    const grants: Grant[] = []
    for (let pair = 1; pair <= count; pair++) {
      const another = await connect(context, user)
      if (another.grant === undefined) return { given: grants.length, refused: another }
      grants.push(another.grant)
    }
    const [first] = grants
    const askWithFirst = () => askWithToken(context, { as: 'grant', grant: first! })
    const firstWithin = await askWithFirst()
    const beyond = await connect(context, user)
    return { given: count, firstWithin, beyond, firstBeyond: await askWithFirst() }
  },
})

function uncounted({ auth }: Partner): string | undefined {
  const { maxLiveTokens, revocation } = auth.kind === 'oauth2' ? auth : {}
  if (maxLiveTokens === undefined) return 'the partner declares no limit of live tokens'
  if (maxLiveTokens.count > MOST) return `it would take ${maxLiveTokens.count + 1} consents of one user`
  return revocation !== undefined && endsOneGrant(revocation)
    ? undefined
    : 'the partner declares no revocation that ends one grant and no other'
}

async function connect(
  context: ProbeContext,
  user: string,
): Promise<NonNullable<LiveTokensEvidence['beyond']> & { readonly grant?: Grant }> {
  const authorization = await authorize(context, { user })
  const code = codeOf(authorization)
  if (typeof code !== 'string') {
    const exchange: Exchange | undefined = authorization.consent.exchanges.at(-1)
    return { because: code.because, ...(exchange !== undefined && { exchange }) }
  }
  const exchange = await exchangeCode(context, { request: authorization.request, code })
  const reading = readTokens(context, exchange)
  if (reading.kind !== 'success') return { exchange, reading }
  const { tokens, content } = reading
  return { exchange, reading, grant: { tokens, content } }
}
