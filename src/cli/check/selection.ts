import { AREAS, areaOf, type Check } from '../../conformance/check.ts'
import { CHECKS } from '../../conformance/checks/registry.ts'
import { UsageError } from '../../kernel/errors.ts'
import { nearest } from '../../kernel/nearest.ts'

const LEVELS = ['must', 'should'] as const

/**
 * The checks that were asked for. Ids and areas add up, a level keeps what has it: `pull,must` is what must hold of a
 * pull. What is to be skipped is left out whichever way it is named.
 *
 * @throws UsageError naming the nearest name for one that is no check, no area and no level.
 */
export function selected(
  checks: readonly Check[],
  only: readonly string[],
  skip: readonly string[],
): readonly Check[] {
  for (const name of [...only, ...skip]) requireName(name)
  const levels = only.filter(isLevel)
  const places = only.filter((name) => !isLevel(name))
  const isNamed = (check: Check, names: readonly string[]) =>
    names.includes(check.id) || names.includes(areaOf(check))
  return checks.filter(
    (check) =>
      (places.length === 0 || isNamed(check, places)) &&
      (levels.length === 0 || levels.includes(check.level)) &&
      !isNamed(check, skip) &&
      !skip.includes(check.level),
  )
}

function isLevel(name: string): boolean {
  return LEVELS.some((level) => level === name)
}

function requireName(name: string): void {
  const names: readonly string[] = [...LEVELS, ...AREAS, ...CHECKS.map(({ id }) => id)]
  if (names.includes(name)) return
  const near = nearest(name, names)
  throw new UsageError(
    `Failed to select '${name}': no check, no area and no level has that name.`,
    near === undefined ? 'Run terrarium explain to list them.' : `Did you mean '${near}'?`,
  )
}
