import { describe, expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '../../src/kernel/json.ts'
import { resolvePointer, toPointer, withPointer } from '../../src/kernel/pointer.ts'
import { compileMapping } from '../../src/mapping/compile.ts'
import { judgeModel } from '../../src/terra/judge.ts'
import { terraValidator } from '../../src/terra/model.ts'
import { CONTRACTS, type Contract } from './contracts.ts'

/** One way to write a leaf wrongly; `undefined` where it cannot be written so. */
type Rule = (expression: string, siblings: readonly string[]) => string | undefined

const RULES: Readonly<Record<string, Rule>> = {
  'a unit sixty times too large': (leaf) => (isNumeric(leaf) ? `(${leaf}) * 60` : undefined),
  'a unit sixty times too small': (leaf) => (isNumeric(leaf) ? `(${leaf}) / 60` : undefined),
  'a unit a thousand times too large': (leaf) => (isNumeric(leaf) ? `(${leaf}) * 1000` : undefined),
  'a conversion left out': (leaf) => /^\$\w+To\w+\((.*)\)$/.exec(leaf)?.[1],
  'off by one': (leaf) => (isNumeric(leaf) ? `(${leaf}) + 1` : undefined),
  'the sign turned around': (leaf) => (isNumeric(leaf) ? `-(${leaf})` : undefined),
  'the field of a neighbour': (leaf, siblings) =>
    siblings.find((other) => other !== leaf && kind(other) === kind(leaf)),
  'the offset dropped': (leaf) => /^(\$time\([^,]+), .*\)$/.exec(leaf)?.[1]?.concat(')'),
  'the offset of another place': (leaf) =>
    /^\$time\([^,]+\)$/.test(leaf)
      ? undefined
      : /^\$time/.test(leaf)
        ? leaf.replace(/, (.*)\)$/, ', ($1) + 3600)')
        : undefined,
  'the upload type of the other models': (leaf) =>
    leaf.includes('$uploadType("sleep"')
      ? leaf.replace('"sleep"', '"activity"')
      : leaf.includes('$uploadType("')
        ? leaf.replace(/"\w+"/, '"sleep"')
        : undefined,
  'a comparison turned around': (leaf) => (/^[\w.]+ = /.test(leaf) ? leaf.replace(' = ', ' != ') : undefined),
  'the whole leaf forgotten': () => 'nothing_of_that_name',
}

const isNumeric = (leaf: string) => kind(leaf) === 'number'

function kind(leaf: string): 'time' | 'number' | 'code' | 'text' {
  if (/^\$(time|date|midnight|nextMidnight)\(/.test(leaf)) return 'time'
  if (/^\$(sleepLevel|activityType|uploadType|enum|string)\(| = |^'|^"/.test(leaf)) return 'code'
  if (/(^|\.)(id|name|type|sport|model|firmware_version|fw|manufacturer|device)$/.test(leaf)) return 'text'
  return 'number'
}

interface Mutant {
  readonly name: string
  readonly tree: JsonValue
}

/** Every leaf of a mapping wronged by every rule that fits it; what does not compile is no mutant. */
function mutantsOf({ name: contract, type, tree: mapping }: Contract): readonly Mutant[] {
  return leaves(mapping).flatMap(({ keys, expression }) => {
    const around = resolvePointer(mapping, toPointer(keys.slice(0, -1))) as JsonObject
    const siblings = Object.entries(around).flatMap(([key, leaf]) =>
      typeof leaf === 'string' && !key.startsWith('$') ? [leaf] : [],
    )
    return Object.entries(RULES).flatMap(([rule, wrong]) => {
      const changed = wrong(expression, siblings)
      if (changed === undefined || changed === expression) return []
      const tree = withPointer(mapping, toPointer(keys), changed)
      try {
        compileMapping(tree, type)
      } catch {
        return []
      }
      return [{ name: `${contract} ${keys.join('.')}: ${rule}`, tree }]
    })
  })
}

function leaves(
  tree: JsonValue,
  keys: readonly string[] = [],
): readonly { readonly keys: readonly string[]; readonly expression: string }[] {
  if (typeof tree === 'string') return keys.at(-1)?.startsWith('$') ? [] : [{ keys, expression: tree }]
  if (!isJsonObject(tree)) return []
  return Object.entries(tree).flatMap(([key, inner]) => leaves(inner, [...keys, key]))
}

const sorted = (value: JsonValue): JsonValue =>
  Array.isArray(value)
    ? value.map(sorted)
    : isJsonObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted()
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value

describe('mappings written wrongly by rule', () => {
  it('are all caught by the golden examples, most by schema and invariants alone', async () => {
    const survivors: string[] = []
    let count = 0
    let caughtWithoutGolden = 0
    for (const contract of CONTRACTS) {
      const golden = stringifyJson(sorted(contract.golden))
      const validate = terraValidator(contract.type)
      for (const { name, tree } of mutantsOf(contract)) {
        count += 1
        const mutant = compileMapping(tree, contract.type)
        const objects = contract.records.map((record) => mutant.apply(record).value)
        const isSound = objects.every(
          (object) => validate(object).length === 0 && judgeModel(contract.type, object).length === 0,
        )
        if (!isSound) caughtWithoutGolden += 1
        if (stringifyJson(sorted(objects)) === golden) survivors.push(name)
      }
    }
    expect(survivors).toEqual([])
    expect(count).toBeGreaterThanOrEqual(60)
    expect({ count, share: Math.round((100 * caughtWithoutGolden) / count) }).toMatchInlineSnapshot(`
      {
        "count": 964,
        "share": 55,
      }
    `)
  })
})
