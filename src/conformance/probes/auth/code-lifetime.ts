import type { Exchange } from '../../../http/exchange.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { authorize, codeOf, exchangeCode, noConsent, oauthOf } from '../../open-grant.ts'
import { type Blocked, defineProbe, exempt, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'

/** The longest life that RFC 6749 §4.1.2 recommends. */
const RECOMMENDED_SECONDS = 600

export const codeLifetime: Probe<'code-lifetime'> = defineProbe({
  name: 'code-lifetime',
  about: 'exchanges a code when its life is over, and one in the last second of its declared life',
  area: 'auth',
  needs: ['token-exchange'],
  after: ['end-to-end'],
  touches: 'grant',
  pairs: 1,
  consents: 'walk',
  exempts: noConsent,
  async run(context) {
    const { clock, patienceMs } = context
    const { codeLifetimeSeconds } = oauthOf(context)
    const lifeSeconds = codeLifetimeSeconds ?? RECOMMENDED_SECONDS
    const lateMs = (lifeSeconds + 1) * 1000
    if (lateMs > patienceMs) return exempt(`it takes ${lifeSeconds + 1} s, longer than this run waits`)
    const late = await freshCode(context)
    if (isBlocked(late)) return late
    const evidence = { lifeSeconds, isDeclared: codeLifetimeSeconds !== undefined }
    if (codeLifetimeSeconds === undefined) {
      await sleepUntil(late.gotAtMs + lateMs, clock)
      return { ...evidence, late: await late.exchange() }
    }
    // The newer of the two, for a partner that keeps one code of a user.
    const early = await freshCode(context)
    if (isBlocked(early)) return early
    await sleepUntil(early.askedAtMs + lateMs - 2000, clock)
    const inLastSecond = { askedAtMs: early.askedAtMs, exchange: await early.exchange() }
    await sleepUntil(late.gotAtMs + lateMs, clock)
    return { ...evidence, late: await late.exchange(), inLastSecond }
  },
})

/** A code that was issued between two instants. */
interface FreshCode {
  readonly askedAtMs: number
  readonly gotAtMs: number
  readonly exchange: () => Promise<Exchange>
}

async function freshCode(context: ProbeContext): Promise<FreshCode | Blocked> {
  const askedAtMs = context.clock.epochMs()
  const authorization = await authorize(context)
  const code = codeOf(authorization)
  if (typeof code !== 'string') return code
  const { request } = authorization
  return {
    askedAtMs,
    gotAtMs: context.clock.epochMs(),
    exchange: () => exchangeCode(context, { request, code }),
  }
}

async function sleepUntil(epochMs: number, clock: Clock): Promise<void> {
  await clock.sleep(Math.max(0, epochMs - clock.epochMs()))
}
