import type { Check } from './check.ts'
import type { Probe } from './probe.ts'
import type { Report } from './report.ts'

/** What a run would do, as far as it can be known before. */
export interface Plan {
  readonly partner: Report['partner']
  readonly environment: string
  readonly baseUrl: string
  readonly seed: number
  readonly checks: number
  /** How many requests it takes in all; more or fewer where probes are `estimated`. */
  readonly requests: number
  readonly probes: readonly PlannedProbe[]
}

export interface PlannedProbe {
  readonly name: string
  readonly about: string
  readonly area: Probe['area']
  /** What makes it more than a look; see `Probe.touches`. */
  readonly touches: Probe['touches']
  /** The checks that judge what it finds; none where it only leads to other probes. */
  readonly checks: readonly string[]
  /** How much there is to ask for depends on the partner's data. */
  readonly estimated: boolean
  readonly requests: readonly PlannedRequest[]
  /** Why it would not be tried. */
  readonly notTried?: string
}

export interface PlannedRequest {
  readonly method: string
  /** Without its query. */
  readonly url: string
  readonly count: number
}

/** Areas in which the number of requests depends on how many records, pages and events there are. */
const ESTIMATED: ReadonlySet<string> = new Set(['pull', 'webhook', 'end-to-end'])

/**
 * The plan of a run, from a rehearsal of it: the same probes, asked of a mock of the partner.
 *
 * @param rehearsed - its report.
 */
export function planOf(rehearsed: Report, probes: readonly Probe[], checks: readonly Check[]): Plan {
  const { partner, environment, baseUrl, seed, timeline = [] } = rehearsed
  const planned = probes.flatMap(({ name, about, area, touches }) => {
    const judges = checks.filter(({ given }) => given === name).map(({ id }) => id)
    const requests = counted(timeline.filter(({ probe }) => probe === name))
    if (judges.length === 0 && requests.length === 0) return []
    const notTried = requests.length === 0 ? reasonFor(rehearsed, name) : undefined
    return [
      {
        name,
        about,
        area,
        touches,
        checks: judges,
        estimated: ESTIMATED.has(area) && requests.length > 0,
        requests,
        ...(notTried === undefined ? {} : { notTried }),
      },
    ]
  })
  return {
    partner,
    environment,
    baseUrl,
    seed,
    checks: checks.length,
    requests: rehearsed.requests,
    probes: planned,
  }
}

/** Nothing was sent, and nothing was judged either. */
function reasonFor({ checks }: Report, probe: string): string | undefined {
  const judged = checks.filter((result) => result.probe === probe)
  const isTried = judged.some(({ verdict }) => verdict !== 'not-applicable' && verdict !== 'error')
  return isTried ? undefined : (judged.at(-1)?.found ?? undefined)
}

function counted(
  requests: readonly { readonly method: string; readonly url: string }[],
): readonly PlannedRequest[] {
  const byPlace = new Map<string, PlannedRequest>()
  for (const { method, url } of requests) {
    const key = `${method} ${url}`
    byPlace.set(key, { method, url, count: (byPlace.get(key)?.count ?? 0) + 1 })
  }
  return [...byPlace.values()]
}
