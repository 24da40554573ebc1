import { isJsonObject } from '../kernel/json.ts'
import { nearest } from '../kernel/nearest.ts'
import { pointerKeys, resolvePointer, toPointer } from '../kernel/pointer.ts'
import { error, type Finding } from './lint-rule.ts'

/** A pointer of the descriptor that leads nowhere in an example: what was probably meant. */
export function missedPointer(
  at: string,
  options: {
    readonly pointer: string
    /** Where the pointer starts. */
    readonly document: unknown
    /** What it should lead to, in words that continue "expected …". */
    readonly expected: string
    /** Where the pointer is looked for: "the example", "the records of the example". */
    readonly inside: string
  },
): Finding {
  const { pointer, document, expected, inside } = options
  const found = `${JSON.stringify(pointer)}, which leads nowhere in ${inside}`
  return error(at, expected, found, pointerRemedy(document, pointer))
}

function pointerRemedy(document: unknown, pointer: string): string {
  const keys = pointerKeys(pointer)
  const broken = keys.findIndex(
    (_, index) => resolvePointer(document, toPointer(keys.slice(0, index + 1))) === undefined,
  )
  const parent = toPointer(keys.slice(0, Math.max(0, broken)))
  const value = resolvePointer(document, parent)
  const names = isJsonObject(value)
    ? Object.keys(value)
    : Array.isArray(value) && value.length > 0
      ? ['0']
      : []
  const near = nearest(keys[broken] ?? '', names)
  const repaired = toPointer([...keys.slice(0, broken), near ?? '', ...keys.slice(broken + 1)])
  if (near !== undefined && resolvePointer(document, repaired) !== undefined) return `Write ${repaired}.`
  if (names.length === 0) return 'Correct the pointer, or show the value in the example.'
  const listed = names.slice(0, 12).map((name) => parent + toPointer([name]))
  return `Correct the pointer: there are ${listed.join(', ')}${names.length > 12 ? ' and more' : ''}.`
}
