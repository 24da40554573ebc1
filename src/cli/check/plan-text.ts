import type { Plan, PlannedProbe } from '../../conformance/plan.ts'
import type { Paint } from '../../conformance/report/text.ts'

/**
 * A plan as a person reads it.
 *
 * @param perSecond - the rate that the run would keep to.
 */
export function planText(plan: Plan, paint: Paint, perSecond?: number): string {
  const { partner, environment, baseUrl, seed, checks, requests, probes } = plan
  const tried = probes.filter(({ notTried }) => notTried === undefined)
  const others = probes.filter(({ notTried }) => notTried !== undefined)
  const seconds =
    perSecond === undefined ? '' : `, ${Math.ceil(requests / perSecond)} s at ${perSecond} a second`
  return [
    `\n${paint('bold', partner.name)} · ${environment} · ${baseUrl} · seed ${seed}\n`,
    `${checks} checks, ${tried.length} probes, ${requests} requests${seconds}, if the partner is as its descriptor says; `,
    '~ depends on its data. Nothing was sent.\n',
    ...tried.map((probe) => probeText(probe, paint)),
    ...(others.length === 0 ? [] : ['\nnot tried:\n']),
    ...reasons(others).map(([reason, names]) => `  ${paint('dim', reason)}\n    ${names.join(', ')}\n`),
  ].join('')
}

/** One reason may rule out many. */
function reasons(
  probes: readonly PlannedProbe[],
): readonly (readonly [reason: string, names: readonly string[]])[] {
  const byReason = Map.groupBy(probes, ({ notTried = '' }) => notTried)
  return [...byReason].map(([reason, group]) => [reason, group.map(({ name }) => name)])
}

const HARMS: Readonly<Record<PlannedProbe['touches'], string>> = {
  nothing: '',
  grant: 'uses up a grant',
  write: 'leaves something',
  consume: 'takes records that are offered once',
  load: 'asks more than the partner wants to be asked',
}

function probeText(
  { name, about, touches, checks, estimated, requests }: PlannedProbe,
  paint: Paint,
): string {
  const count = requests.reduce((sum, request) => sum + request.count, 0)
  const harm = HARMS[touches]
  const lines = [
    `\n${paint('bold', name)}  ${estimated ? '~' : ''}${count} requests for ${checks.length} checks${harm === '' ? '' : paint('yellow', `  ${harm}`)}`,
    `  ${paint('dim', about)}`,
    ...requests.map(({ method, url, count: times }) => `  ${`${times}×`.padStart(5)} ${method} ${url}`),
  ]
  return `${lines.join('\n')}\n`
}
