import type { JsonValue } from '../kernel/json.ts'
import { isJsonObject } from '../kernel/json.ts'
import type { Branch, ObjectFacet } from './branch.ts'
import type { Compiled, Forge } from './compiled.ts'
import { requiredNames } from './graph.ts'
import { literalsOfMember } from './members.ts'
import { compileNames, type NameSource } from './names.ts'
import { compileSome, type SomeDraw } from './some-member.ts'
import { chance, DeadEnd, type Draw, isEdge, isTight, pick, type Source, shuffled } from './source.ts'

/** A property that the schema names. */
interface Member {
  readonly name: string
  readonly draw: Draw
  /** It has to be there, or comes with another one that has. */
  readonly isRequired: boolean
  /** What comes with it, itself first. */
  readonly together: readonly string[]
}

interface Plan {
  readonly members: readonly Member[]
  readonly byName: ReadonlyMap<string, Member>
  readonly optional: readonly Member[]
  readonly required: number
  readonly some: readonly SomeDraw[]
  readonly names: readonly NameSource[]
  readonly min: number
  readonly max: number
  readonly forge: Forge
  readonly facet: ObjectFacet
}

/** The objects of one facet. */
export function compileObject({ object }: Branch, forge: Forge): Compiled {
  const plan = planOf(object, forge)
  if (typeof plan === 'string') return plan
  const { members, optional, some } = plan
  const isFixed = optional.length === 0 && some.length === 0 && plan.names.length === 0
  if (isFixed) return (source, example) => assemble(members, undefined, source, example)
  return (source, example) => {
    source.left--
    source.depth++
    const tight = isTight(source)
    const forced = new Map(some.flatMap((one) => one(source)))
    const chosen = chooseOptional(plan, forced, source, example, tight)
    const value = assemble(members, chosen, source, example, forced)
    addOthers(plan, value, source, example, tight)
    source.depth--
    return value as JsonValue
  }
}

function planOf(facet: ObjectFacet, forge: Forge): Plan | string {
  const { logic } = forge.graph.workshop
  const required = new Set(requiredNames(facet.required, facet.needs))
  const named = new Set([...facet.shapes.flatMap(({ properties }) => [...properties.keys()]), ...required])
  for (const [name, others] of facet.needs) for (const one of [name, ...others]) named.add(one)
  const open = new Map<string, Draw>()
  for (const name of named) {
    const node = forge.node(literalsOfMember(facet, name))
    const isNameFine = facet.names.every((literal) => logic.holds(literal, name))
    if (isNameFine && forge.isPossible(node)) open.set(name, forge.draw(node))
    else if (required.has(name)) {
      return isNameFine
        ? `the required property "${name}" has no value: ${forge.contradiction(node)}`
        : `propertyNames forbids the required property "${name}"`
    }
  }
  const members = [...open].flatMap(([name, draw]): Member[] => {
    const together = requiredNames([name], facet.needs)
    return together.every((one) => open.has(one))
      ? [{ name, draw, isRequired: required.has(name), together }]
      : []
  })
  const names = compileNames(facet, forge, named)
  const some: SomeDraw[] = []
  for (const demand of facet.some) {
    const draw = compileSome(demand, facet, forge, [...open.keys()])
    if (typeof draw === 'string') return draw
    some.push(draw)
  }
  const min = Math.max(facet.min, required.size)
  const most = names.length > 0 ? Number.POSITIVE_INFINITY : members.length
  if (facet.min > most) return `minProperties asks for ${facet.min}, and only ${most} are possible`
  if (required.size > facet.max)
    return `${required.size} properties are required, and maxProperties is ${facet.max}`
  return {
    facet,
    forge,
    members,
    byName: new Map(members.map((member) => [member.name, member])),
    optional: members.filter(({ isRequired }) => !isRequired),
    required: required.size,
    some,
    names,
    min,
    max: facet.max,
  }
}

type Forced = ReadonlyMap<string, Draw>

function chooseOptional(
  plan: Plan,
  forced: Forced,
  source: Source,
  example: JsonValue | undefined,
  tight: boolean,
): ReadonlySet<string> {
  const { optional, min, max, byName } = plan
  const chosen = new Set<string>()
  for (const name of forced.keys()) for (const one of byName.get(name)?.together ?? []) chosen.add(one)
  const room = max - plan.required
  const add = ({ together }: Member) => {
    const added = together.filter((name) => !chosen.has(name) && byName.get(name)?.isRequired !== true)
    if (outside(chosen, plan) + added.length > room - strangers(forced, plan)) return
    for (const name of added) chosen.add(name)
  }
  if (!tight && optional.length > 0) {
    const likelihood = likelihoodOf(source)
    const order = optional.length > room ? shuffled(source, optional) : optional
    for (const member of order) {
      const known =
        source.typical && isJsonObject(example) ? (member.name in example ? 0.95 : 0.1) : likelihood
      if (chance(source, known)) add(member)
    }
  }
  if (plan.required + outside(chosen, plan) < min) {
    for (const member of shuffled(source, optional)) {
      if (plan.required + outside(chosen, plan) >= min) break
      // With other names at hand, a property that goes deeper is better left out.
      if (tight && plan.names.length > 0) break
      add(member)
    }
  }
  return chosen
}

function outside(chosen: ReadonlySet<string>, { byName }: Plan): number {
  let count = 0
  for (const name of chosen) if (byName.get(name)?.isRequired !== true) count++
  return count
}

function strangers(forced: Forced, { byName }: Plan): number {
  return [...forced.keys()].filter((name) => !byName.has(name)).length
}

/** How likely each optional property is in this object: at an extreme none of them, or all. */
function likelihoodOf(source: Source): number {
  if (isEdge(source)) return pick(source, [0, 0, 1, 0.5])
  if (source.typical) return 0.85
  return source.depth <= 2 ? 0.6 : 0.3
}

function assemble(
  members: readonly Member[],
  chosen: ReadonlySet<string> | undefined,
  source: Source,
  example: JsonValue | undefined,
  forced?: Forced,
): Record<string, JsonValue> {
  const value: Record<string, JsonValue> = {}
  const known = isJsonObject(example) ? example : undefined
  for (const { name, draw, isRequired } of members) {
    if (!isRequired && chosen?.has(name) !== true && forced?.has(name) !== true) continue
    source.left--
    setMember(value, name, (forced?.get(name) ?? draw)(source, known?.[name]))
  }
  if (forced !== undefined) {
    for (const [name, draw] of forced)
      if (!Object.hasOwn(value, name)) setMember(value, name, draw(source, known?.[name]))
  }
  return value
}

function addOthers(
  plan: Plan,
  value: Record<string, JsonValue>,
  source: Source,
  example: JsonValue | undefined,
  tight: boolean,
): void {
  if (plan.names.length === 0) return
  let count = Object.keys(value).length
  const wanted = Math.min(plan.max, Math.max(plan.min, count + (tight ? 0 : othersFor(plan, source))))
  for (let tries = 0; count < wanted && tries < 200; tries++) {
    const name = pick(source, plan.names)(source)
    if (name === undefined || Object.hasOwn(value, name) || plan.byName.has(name)) continue
    if (plan.facet.needs.some(([first]) => first === name)) continue
    const node = plan.forge.node(literalsOfMember(plan.facet, name))
    if (!plan.forge.isPossible(node)) continue
    setMember(value, name, plan.forge.draw(node)(source, isJsonObject(example) ? example[name] : undefined))
    count++
  }
  if (count < plan.min) throw new DeadEnd('minProperties')
}

/** How many properties that the schema does not name are added: usually only to what would be empty without them. */
function othersFor({ members, facet }: Plan, source: Source): number {
  const isMap = members.length === 0 || facet.shapes.some(({ patterns }) => patterns.length > 0)
  if (isEdge(source)) return source.random.nextInt(0, isMap ? 12 : 2)
  if (!isMap) return 0
  return source.random.nextInt(source.typical ? 1 : 0, 3)
}

/** Assigning to `__proto__` would not make a property. */
function setMember(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}
