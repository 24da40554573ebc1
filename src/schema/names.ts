import { ANYTHING, type Branch, type ObjectFacet } from './branch.ts'
import type { Forge } from './compiled.ts'
import { compileString } from './draw-string.ts'
import { fixedRandom } from './fixed-random.ts'
import type { Literal } from './logic.ts'
import { literalsOfMember } from './members.ts'
import { matches } from './regexp.ts'
import { createSource, DeadEnd, pick, type Source } from './source.ts'
import { STRING } from './types.ts'

/** Draws a name that no `properties` lists; `undefined` when it found none this time. */
export type NameSource = (source: Source) => string | undefined

/** More combinations of patterns than this are not tried. */
const MOST_COMBINATIONS = 16

/** Where the names of further properties can come from: each pattern, their combinations, and anything else. */
export function compileNames(
  facet: ObjectFacet,
  forge: Forge,
  taken: ReadonlySet<string>,
): readonly NameSource[] {
  const patterns = [...new Set(facet.shapes.flatMap((shape) => shape.patterns.map(([pattern]) => pattern)))]
  const sources: NameSource[] = []
  const rests = facet.shapes.flatMap(({ rest }) => rest ?? [])
  const add = (wanted: readonly string[], refused: readonly string[]) => {
    const draw = drawName(facet, forge, wanted, refused)
    if (draw === undefined) return
    sources.push((source) => {
      const name = draw(source)
      return name !== undefined && taken.has(name) ? undefined : name
    })
  }
  if (forge.isPossible(forge.node(rests))) add([], patterns)
  for (const wanted of combinations(facet, patterns)) {
    const refused = patterns.filter((pattern) => !wanted.includes(pattern))
    add(wanted, refused)
  }
  return sources.filter((source) => seemsUsable(source, facet, forge))
}

/** Sets of patterns that one name may match: any one of them, and one of each shape at once. */
function combinations({ shapes }: ObjectFacet, patterns: readonly string[]): readonly (readonly string[])[] {
  const perShape = shapes.filter((shape) => shape.patterns.length > 0)
  const products = perShape.reduce<readonly (readonly string[])[]>(
    (sets, shape) =>
      sets
        .flatMap((set) => shape.patterns.map(([pattern]) => [...new Set([...set, pattern])]))
        .slice(0, MOST_COMBINATIONS),
    [[]],
  )
  const all = [...patterns.map((pattern) => [pattern]), ...products, patterns]
  const distinct = new Map(
    all.filter((set) => set.length > 0).map((set) => [set.toSorted().join('\u0000'), set]),
  )
  return [...distinct.values()].slice(0, 2 * MOST_COMBINATIONS)
}

/** Names that obey `propertyNames`, match these patterns and none of those. */
export function drawName(
  facet: ObjectFacet,
  forge: Forge,
  wanted: readonly string[],
  refused: readonly string[],
  also: readonly Literal[] = [],
): NameSource | undefined {
  const literals = [...facet.names, ...also]
  const accepts = (name: string) =>
    wanted.every((pattern) => matches(pattern, name)) && !refused.some((pattern) => matches(pattern, name))
  const ways: NameSource[] = []
  const branches = literals.length === 0 ? [] : forge.node(literals).variants
  for (const { type, values, branch } of branches) {
    const names = values.filter((value) => typeof value === 'string').filter(accepts)
    if (names.length > 0) ways.push((source) => pick(source, names))
    if (type === STRING) ways.push(...fromBranch(branch, forge, wanted, refused))
  }
  if (literals.length === 0) ways.push(...fromBranch({ ...ANYTHING, types: STRING }, forge, wanted, refused))
  return ways.length === 0 ? undefined : (source) => pick(source, ways)(source)
}

function fromBranch(
  branch: Branch,
  forge: Forge,
  wanted: readonly string[],
  refused: readonly string[],
): readonly NameSource[] {
  const { patterns, notPatterns } = branch.string
  const string = {
    ...branch.string,
    patterns: [...new Set([...patterns, ...wanted])],
    notPatterns: [...new Set([...notPatterns, ...refused])],
  }
  const draw = compileString({ ...branch, string }, forge.formats)
  if (typeof draw === 'string') return []
  return [
    (source) => {
      try {
        const name = draw(source, undefined)
        return typeof name === 'string' && !branch.excluded.includes(name) ? name : undefined
      } catch (thrown) {
        if (thrown instanceof DeadEnd) return undefined
        throw thrown
      }
    },
  ]
}

/** A few names are tried once: one whose property can have no value is not worth drawing again and again. */
function seemsUsable(source: NameSource, facet: ObjectFacet, forge: Forge): boolean {
  const probe = createSource(fixedRandom(12), { edge: 0.1 })
  for (let round = 0; round < 12; round++) {
    const name = source(probe)
    if (name !== undefined && forge.isPossible(forge.node(literalsOfMember(facet, name)))) return true
  }
  return false
}
