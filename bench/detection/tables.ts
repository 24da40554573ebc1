import { FAULTS, findFault } from '../../src/mock/faults/registry.ts'
import { CONTESTANT_IDS, type ContestantId, readVerdicts, type Verdicts } from './verdicts.ts'

const AREAS = [...new Set(FAULTS.map(({ area }) => area))]

const NAMES: Readonly<Record<ContestantId, string>> = {
  schema: 'schema check alone',
  pact: 'Pact verification alone',
  openapi: 'OpenAPI test alone',
}

/** What the last runs came to, for RESULTS.md: a table of counts by area, and which faults are meant. */
export function comparisonTables(faultIds: readonly string[]): string {
  const found = new Map(CONTESTANT_IDS.map((id) => [id, foundBy(readVerdicts(id), faultIds)]))
  const ofArea = (area: string, ids: Iterable<string>) =>
    [...ids].filter((id) => area === 'all' || findFault(id).area === area)
  const anyone = new Set([...found.values()].flatMap((ids) => [...ids]))
  const row = (area: string) => {
    const all = ofArea(area, faultIds)
    const counts = CONTESTANT_IDS.map((id) => ofArea(area, found.get(id)!).length)
    return [area, all.length, all.length, ...counts, ofArea(area, anyone).length]
  }
  const heads = [
    'area',
    'faults',
    'terrarium check',
    ...CONTESTANT_IDS.map((id) => NAMES[id]),
    'the three together',
  ]
  const which = CONTESTANT_IDS.flatMap((id) => [
    `### Found by the ${NAMES[id]}`,
    '',
    ...AREAS.map((area) => `- ${area}: ${ofArea(area, found.get(id)!).join(', ') || 'none'}.`),
    '',
  ])
  return [
    ...[heads, ['---', ...heads.slice(1).map(() => '---:')], ...[...AREAS, 'all'].map(row)].map(
      (cells) => `| ${cells.join(' | ')} |`,
    ),
    '',
    ...which,
  ].join('\n')
}

/** A fault is found when it is found with either partner. */
function foundBy(verdicts: Verdicts | undefined, faultIds: readonly string[]): ReadonlySet<string> {
  const told = Object.values(verdicts ?? {})
  return new Set(faultIds.filter((id) => told.some((faults) => (faults[id] ?? '') !== '')))
}
