import { accusing, judgeMock } from '../support/judge-mock.ts'
import type { Cell } from './cells.ts'

/** What the checks said of a cell. */
export interface Judged {
  /** Checks that failed or warned. */
  readonly accused: readonly string[]
  /** Checks that could not be made because another failed. */
  readonly blocked: readonly string[]
}

/** The seed of every run of the matrix. */
export const SEED = 1

export async function judgeCell({ partner, faults, checks, patienceMs }: Cell): Promise<Judged> {
  const report = await judgeMock(partner, { faults, checks, patienceMs, seed: SEED })
  const speaking = accusing(report)
  return {
    accused: speaking.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id),
    blocked: speaking.filter(({ verdict }) => verdict === 'blocked').map(({ id }) => id),
  }
}
