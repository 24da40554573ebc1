import { openGrant } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken, nothingProtected } from '../../protected-resource.ts'
import { noRefresh, renewable, useRefreshToken } from '../../refreshing.ts'
import { LATE_MS, longerThan } from '../../token-life.ts'

export const refreshExtension: Probe<'refresh-extension'> = defineProbe({
  name: 'refresh-extension',
  about: 'has the life of its tokens extended shortly before their end, and uses them after it',
  area: 'auth',
  needs: ['connection', 'refresh'],
  after: ['end-to-end'],
  touches: 'grant',
  pairs: 1,
  consents: 'grant',
  exempts: (partner) =>
    noRefresh(partner) ??
    (partner.auth.kind === 'oauth2' && partner.auth.refresh.kind === 'extending'
      ? nothingProtected(partner)
      : 'a refresh gives new tokens, it does not extend the old ones'),
  async run(context) {
    const { clock, patienceMs } = context
    const tooLong = longerThan(patienceMs, context.evidence('connection').grant.tokens)
    if (tooLong !== undefined) return tooLong
    const grant = await openGrant(context)
    if (isBlocked(grant)) return grant
    const held = renewable(grant.tokens)
    if (isBlocked(held)) return held
    const own = longerThan(patienceMs, held)
    if (own !== undefined) return own
    const firstEndMs = held.expiresAtMs!
    const lifeMs = firstEndMs - held.obtainedAtMs
    await clock.sleep(Math.floor(lifeMs * 0.9))
    const { exchange, reading } = await useRefreshToken(context, held)
    const evidence = { lifeSeconds: Math.round(lifeMs / 1000), firstEndMs, exchange, reading }
    if (reading.kind !== 'success') return evidence
    const { tokens } = reading
    const lateMs = firstEndMs + LATE_MS
    if ((tokens.expiresAtMs ?? lateMs) < lateMs) return evidence
    await clock.sleep(Math.max(0, lateMs - clock.epochMs()))
    return { ...evidence, late: await askWithToken(context, { as: 'grant', grant: { ...grant, tokens } }) }
  },
})
