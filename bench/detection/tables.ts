import { FAULTS } from '../../src/mock/faults/registry.ts'
import { CONTESTANT_IDS, type ContestantId, isFound, readVerdicts, type Verdicts } from './verdicts.ts'

const NAMES: Readonly<Record<ContestantId, string>> = {
  schema: 'a schema check alone',
  pact: 'Pact verification alone',
  openapi: 'an OpenAPI contract test alone',
}

/** A fault is found when it is found with either partner. */
interface Judged {
  readonly id: string
  readonly area: string
  readonly foundBy: readonly ContestantId[]
}

/** What the last runs came to, for RESULTS.md: counts by area, and which faults are meant. */
export function comparisonTables(): string {
  const faults = judgedFaults()
  const areas = [...new Set(faults.map(({ area }) => area))]
  const names = CONTESTANT_IDS.map((id) => NAMES[id])
  const heads = ['area', 'faults', 'terrarium check', ...names, 'any of the three']
  const rows = [...areas, 'all'].map((area) => {
    const here = faults.filter((fault) => area === 'all' || fault.area === area)
    const counts = CONTESTANT_IDS.map((id) => here.filter(({ foundBy }) => foundBy.includes(id)).length)
    const anyone = here.filter(({ foundBy }) => foundBy.length > 0)
    return [area, here.length, here.length, ...counts, anyone.length]
  })
  const lines = [heads, ['---', ...heads.slice(1).map(() => '---:')], ...rows]
  const which = CONTESTANT_IDS.flatMap((id) => {
    const found = faults.filter(({ foundBy }) => foundBy.includes(id))
    const inArea = (area: string) => found.filter((fault) => fault.area === area).map((fault) => fault.id)
    return [
      `Found by ${NAMES[id]}:`,
      '',
      ...areas.map((area) => `- ${area}: ${inArea(area).join(', ') || 'none'}.`),
      '',
    ]
  })
  return [...lines.map((cells) => `| ${cells.join(' | ')} |`), '', ...which].join('\n')
}

/** The same in a sentence, for the page of the matrix. */
export function comparisonSentence(): string {
  const faults = judgedFaults()
  const count = (id: ContestantId) => faults.filter(({ foundBy }) => foundBy.includes(id)).length
  const [first, ...others] = CONTESTANT_IDS.map((id) => `${NAMES[id]} ${count(id)}`)
  const anyone = faults.filter(({ foundBy }) => foundBy.length > 0).length
  return (
    `of the ${faults.length} faults that the two partners can have as they are declared, ${first}, ` +
    `${others.join(', ')}; any of the three ${anyone}.`
  )
}

/** In the order of the matrix. */
function judgedFaults(): readonly Judged[] {
  const told = CONTESTANT_IDS.map((id) => [id, readVerdicts(id) ?? {}] as const)
  return FAULTS.filter(({ id }) => told.some(([, verdicts]) => isJudged(id, verdicts))).map(
    ({ id, area }) => ({
      id,
      area,
      foundBy: told.flatMap(([contestant, verdicts]) => (isFound(id, verdicts) ? [contestant] : [])),
    }),
  )
}

function isJudged(faultId: string, verdicts: Verdicts): boolean {
  return Object.values(verdicts).some((faults) => faultId in faults)
}
