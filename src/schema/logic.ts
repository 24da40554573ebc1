import type { JsonValue } from '../kernel/json.ts'
import type { Located, Schemas } from './located.ts'
import type { JsonSchema } from './validator.ts'
import type { Judge } from './visit.ts'

/** A statement about one value: a schema holds or does not, one of several statements holds, all of them hold. */
export type Literal =
  | { readonly id: number; readonly kind: 'schema'; readonly at: Located; readonly positive: boolean }
  | { readonly id: number; readonly kind: 'any' | 'all'; readonly items: readonly Literal[] }

/** Builders of statements. The same statement is the same object. */
export interface Logic {
  readonly always: Literal
  readonly never: Literal
  schema(at: Located, positive?: boolean): Literal
  inside(schema: JsonSchema, outer: Located, positive?: boolean): Literal
  any(items: readonly Literal[]): Literal
  all(items: readonly Literal[]): Literal
  not(literal: Literal): Literal
  holds(literal: Literal, value: JsonValue): boolean
}

export function createLogic(schemas: Schemas, judge: Judge): Logic {
  const known = new Map<string, Literal>()
  const intern = (key: string, make: (id: number) => Literal): Literal => {
    const literal = known.get(key) ?? make(known.size)
    known.set(key, literal)
    return literal
  }
  const plain = (at: Located, positive: boolean): Literal =>
    intern(`${at.id} ${positive}`, (id) => ({ id, kind: 'schema', at, positive }))
  const always = plain(schemas.inside(true, schemas.root), true)
  const never = plain(schemas.inside(false, schemas.root), true)
  const schema = (at: Located, positive = true): Literal =>
    typeof at.schema === 'boolean' ? (at.schema === positive ? always : never) : plain(at, positive)
  const group = (kind: 'any' | 'all', items: readonly Literal[]): Literal => {
    const [winner, loser] = kind === 'any' ? [always, never] : [never, always]
    const kept = [...new Set(items)].filter((item) => item !== loser)
    if (kept.includes(winner)) return winner
    if (kept.length < 2) return kept[0] ?? loser
    return intern(`${kind} ${kept.map(({ id }) => id).join()}`, (id) => ({ id, kind, items: kept }))
  }
  const not = (literal: Literal): Literal => {
    if (literal.kind === 'schema') return schema(literal.at, !literal.positive)
    return group(literal.kind === 'any' ? 'all' : 'any', literal.items.map(not))
  }
  const holds = (literal: Literal, value: JsonValue): boolean => {
    switch (literal.kind) {
      case 'schema':
        return judge(literal.at, value) === literal.positive
      case 'any':
        return literal.items.some((item) => holds(item, value))
      case 'all':
        return literal.items.every((item) => holds(item, value))
    }
  }
  return {
    always,
    never,
    schema,
    inside: (inner, outer, positive) => schema(schemas.inside(inner, outer), positive),
    any: (items) => group('any', items),
    all: (items) => group('all', items),
    not,
    holds,
  }
}
