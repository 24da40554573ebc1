import type { ArrayFacet, ObjectFacet } from './branch.ts'
import type { Literal } from './logic.ts'
import { matches } from './regexp.ts'

/** Everything that the value of a property has to satisfy. */
export function literalsOfMember({ shapes }: ObjectFacet, name: string): readonly Literal[] {
  return shapes.flatMap(({ properties, patterns, rest }) => {
    const named = properties.get(name)
    const found = patterns.filter(([pattern]) => matches(pattern, name)).map(([, literal]) => literal)
    if (named !== undefined) return [named, ...found]
    return found.length > 0 || rest === undefined ? found : [rest]
  })
}

/** Everything that the item at an index has to satisfy. */
export function literalsOfItem({ shapes }: ArrayFacet, index: number): readonly Literal[] {
  return shapes.flatMap(({ prefix, rest }) => prefix[index] ?? rest ?? [])
}

/** From this index on, all items are alike. */
export function firstAlike({ shapes, counts }: ArrayFacet): number {
  return Math.max(0, ...shapes.map(({ prefix }) => prefix.length), ...counts.map(({ from }) => from))
}
