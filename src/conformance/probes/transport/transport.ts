import { type Exchange, recordExchange } from '../../../http/exchange.ts'
import { isLoopback } from '../../../http/is-loopback.ts'
import { HostUnreachableError, TimedOutError } from '../../../http/send.ts'
import { declaredUrls } from '../../../partner/declared-urls.ts'
import type { ServerEvidence } from '../../evidence/transport.ts'
import { defineProbe, exempt, type Probe, type ProbeContext, type Transport } from '../../probe.ts'

export const transport: Probe<'transport'> = defineProbe({
  name: 'transport',
  about: 'looks at the TLS of each server, and at what it answers over plain HTTP',
  area: 'transport',
  needs: [],
  touches: 'nothing',
  async run(context) {
    const { partner, environment, transport: ways, clock } = context
    const urls = declaredUrls(partner, environment.baseUrl).map((url) => new URL(url))
    const insecure = urls.filter((url) => url.protocol === 'http:' && !isLoopback(url))
    const secure = urls.filter(({ protocol }) => protocol === 'https:')
    if (secure.length === 0 && insecure.length === 0)
      return exempt('the partner is on this machine and speaks plain HTTP, as a mock does')
    if (ways === undefined) return exempt('this run does not look at connections')
    const servers: ServerEvidence[] = []
    for (const [origin, places] of Map.groupBy(secure, (url) => url.origin))
      servers.push(await lookAt(origin, places, ways, context))
    return {
      insecure: [...new Set(insecure.map(({ origin, pathname }) => origin + pathname))],
      servers,
      lookedAtMs: clock.epochMs(),
    }
  },
})

/** The base URL and two more places: enough to see where a server sends who comes without credentials. */
const PLACES = 3

async function lookAt(
  origin: string,
  places: readonly URL[],
  { inspectTls, sendPlainly }: Transport,
  { exchange, clock }: ProbeContext,
): Promise<ServerEvidence> {
  const tls = await inspectTls(new URL(origin))
  const urls = [...new Set(places.map(({ pathname }) => origin + filled(pathname)))].slice(0, PLACES)
  const answers: Exchange[] = []
  for (const url of urls) {
    const answer = await attempt(exchange(new Request(url, { redirect: 'manual' })))
    if (answer !== undefined) answers.push(answer)
  }
  // Whatever stands last is the most like data.
  const target = urls.at(-1)!.replace(/^https:/, 'http:')
  const plain = await attempt(recordExchange(sendPlainly, clock)(new Request(target, { redirect: 'manual' })))
  return { origin, tls, answers, ...(plain === undefined ? {} : { plain }) }
}

/** No answer is an answer here: nobody needs to listen to plain HTTP, and of a bad certificate the handshake tells. */
async function attempt(asked: Promise<Exchange>): Promise<Exchange | undefined> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof HostUnreachableError || thrown instanceof TimedOutError) return undefined
    throw thrown
  }
}

/** Who is asked for does not matter: nobody has given us anything. */
function filled(pathname: string): string {
  return decodeURIComponent(pathname).replaceAll(/\{[^}]*\}/g, '0')
}
