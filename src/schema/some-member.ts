import type { ObjectFacet, SomeMember } from './branch.ts'
import type { Forge } from './compiled.ts'
import { fixedRandom } from './fixed-random.ts'
import { literalsOfMember } from './members.ts'
import { drawName, type NameSource } from './names.ts'
import { matches } from './regexp.ts'
import { createSource, DeadEnd, type Draw, pick, type Source } from './source.ts'

/** Draws the name of a property that has to be there, with the draw of its value: no entry or one. */
export type SomeDraw = (source: Source) => readonly (readonly [string, Draw])[]

/** A property that is demanded without a name: one of those that are known, or a new one. */
export function compileSome(
  demand: SomeMember,
  facet: ObjectFacet,
  forge: Forge,
  known: readonly string[],
): SomeDraw | string {
  const { logic } = forge.graph.workshop
  const nodeOf = (name: string) => forge.node([...literalsOfMember(facet, name), demand.value])
  const fits = (name: string): boolean =>
    demand.patterns.every((pattern) => matches(pattern, name)) &&
    !demand.notPatterns.some((pattern) => matches(pattern, name)) &&
    !demand.notNames.includes(name) &&
    (demand.name === undefined || logic.holds(demand.name, name)) &&
    forge.isPossible(nodeOf(name))
  const listed = known.filter(fits)
  const also = demand.name === undefined ? [] : [demand.name]
  const fresh = drawName(facet, forge, demand.patterns, demand.notPatterns, also)
  const usable = fresh !== undefined && finds(fresh, fits) ? fresh : undefined
  if (listed.length === 0 && usable === undefined)
    return 'a property that has to be there can have no name or no value'
  return (source) => {
    const name =
      usable === undefined || (listed.length > 0 && pick(source, [true, false]))
        ? pick(source, listed)
        : search(usable, fits, source)
    return [[name, forge.draw(nodeOf(name))]]
  }
}

function finds(fresh: NameSource, fits: (name: string) => boolean): boolean {
  try {
    search(fresh, fits, createSource(fixedRandom(7), { edge: 0.1 }))
    return true
  } catch (thrown) {
    if (thrown instanceof DeadEnd) return false
    throw thrown
  }
}

function search(fresh: NameSource, fits: (name: string) => boolean, source: Source): string {
  for (let round = 0; round < 40; round++) {
    const name = fresh(source)
    if (name !== undefined && fits(name)) return name
  }
  throw new DeadEnd('additionalProperties')
}
