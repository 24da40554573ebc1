import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** What a contestant first said of each fault, by partner and fault; empty where it was green. */
export type Verdicts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Whether a fault was found with a partner. */
export function isFound(faultId: string, verdicts: Verdicts): boolean {
  return Object.values(verdicts).some((faults) => (faults[faultId] ?? '') !== '')
}

export const CONTESTANT_IDS = ['schema', 'pact', 'openapi'] as const
export type ContestantId = (typeof CONTESTANT_IDS)[number]

/** The last verdicts of a contestant; `undefined` where it never ran. */
export function readVerdicts(id: ContestantId): Verdicts | undefined {
  const file = fileOf(id)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Verdicts) : undefined
}

export function writeVerdicts(id: ContestantId, verdicts: Verdicts): void {
  mkdirSync(new URL('verdicts/', import.meta.url), { recursive: true })
  writeFileSync(fileOf(id), `${JSON.stringify(verdicts, null, 2)}\n`)
}

function fileOf(id: ContestantId): URL {
  return new URL(`verdicts/${id}.json`, import.meta.url)
}
