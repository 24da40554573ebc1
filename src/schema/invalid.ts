import fc from 'fast-check'
import type { JsonValue } from '../kernel/json.ts'
import { isJsonObject } from '../kernel/json.ts'
import { resolvePointer, toPointer, withPointer } from '../kernel/pointer.ts'
import { type ArbitraryOptions, chooseJudge, drawValid } from './arbitrary.ts'
import { type Breakage, breakagesOf, createVariants, literalsOf, type SchemaVariants } from './breakage.ts'
import type { SchemaInDocument } from './document.ts'
import { createEngine, type Engine } from './engine.ts'
import { SchemaUnsupportedError } from './errors.ts'
import { simpler } from './shrink.ts'
import { createSource, DeadEnd, type Draw, pick } from './source.ts'
import type { JsonSchema } from './validator.ts'

/** A constraint, by the value that breaks it. */
export interface Broken {
  /** JSON Pointer to the value whose schema has the keyword: the object that lacks a required property, say. */
  readonly path: string
  readonly keyword: string
}

/** A value that is wrong in exactly one place. */
export interface InvalidValue {
  readonly value: JsonValue
  readonly broken: Broken
}

/**
 * Values that break exactly one constraint of a schema, and which. `anyOf`, `oneOf` and `not` break as a whole; what
 * stands in `allOf`, behind references, in `then` and inside properties and items breaks one by one. Every shrink
 * breaks the same constraint.
 *
 * @throws SchemaUnsupportedError when the schema has no constraint that can be broken alone.
 */
export function invalidArbitrary(
  schema: JsonSchema | SchemaInDocument,
  options: ArbitraryOptions = {},
): fc.Arbitrary<InvalidValue> {
  const { mode = 'typical', example } = options
  const engine = createEngine(schema, options)
  const draw = engine.drawOf([engine.root])
  chooseJudge(engine, draw)
  return new InvalidArbitrary(engine, draw, {
    mode,
    ...(example !== undefined && { example }),
  })
}

/** So many valid values are tried for something to break. */
const MOST_VALUES = 40
/** So many constraints of one value are tried. */
const MOST_BREAKAGES = 12

/** What is put in place of a broken part stays small. */
const SMALL = 40

type Style = Required<Pick<ArbitraryOptions, 'mode'>> & Pick<ArbitraryOptions, 'example'>

class InvalidArbitrary extends fc.Arbitrary<InvalidValue> {
  readonly #engine: Engine
  readonly #draw: Draw
  readonly #style: Style
  readonly #variants: SchemaVariants

  constructor(engine: Engine, draw: Draw, style: Style) {
    super()
    this.#engine = engine
    this.#draw = draw
    this.#style = style
    this.#variants = createVariants(engine)
  }

  override generate(random: fc.Random): fc.Value<InvalidValue> {
    for (let round = 0; round < MOST_VALUES; round++) {
      // Optional parts have constraints, too: some values are drawn with more of them.
      const mode = round % 4 === 3 ? 'mixed' : this.#style.mode
      const value = drawValid(this.#engine, this.#draw, random, mode, this.#style.example)
      const broken = breakOne(value, random, this.#engine, this.#variants)
      if (broken !== undefined) return new fc.Value(broken, undefined)
    }
    throw new SchemaUnsupportedError('schema', 'has no constraint that can be broken alone')
  }

  override canShrinkWithoutContext(value: unknown): value is InvalidValue {
    return isJsonObject(value) && isJsonObject(value.broken)
  }

  override shrink({ value, broken }: InvalidValue): fc.Stream<fc.Value<InvalidValue>> {
    return fc
      .stream(simpler(value, undefined))
      .filter((candidate) => isSame(onlyViolation(candidate, this.#engine), broken))
      .map((candidate) => new fc.Value({ value: candidate, broken }, undefined))
  }
}

function breakOne(
  value: JsonValue,
  random: fc.Random,
  engine: Engine,
  variants: SchemaVariants,
): InvalidValue | undefined {
  const byConstraint = Map.groupBy(
    breakagesOf(engine, value),
    ({ place, keyword }) => `${place.at.id} ${keyword}`,
  )
  const constraints = [...byConstraint.values()]
  const source = createSource(random, { edge: 0.1 })
  for (let tries = 0; tries < MOST_BREAKAGES && constraints.length > 0; tries++) {
    const [places = []] = constraints.splice(random.nextInt(0, constraints.length - 1), 1)
    const breakage = pick(source, places)
    const candidate = breakAt(value, breakage, random, engine, variants)
    if (candidate === undefined) continue
    const broken = { path: toPointer(breakage.place.keys), keyword: breakage.keyword }
    if (isSame(onlyViolation(candidate, engine), broken)) return { value: candidate, broken }
  }
  return undefined
}

function breakAt(
  value: JsonValue,
  breakage: Breakage,
  random: fc.Random,
  engine: Engine,
  variants: SchemaVariants,
): JsonValue | undefined {
  const path = toPointer(breakage.place.keys)
  const part = resolvePointer(value, path) as JsonValue
  const { keyword } = breakage
  if (keyword === 'unevaluatedProperties' && isJsonObject(part)) {
    return withPointer(value, path, { ...part, [`unexpected${random.nextInt(0, 99)}`]: true })
  }
  if (keyword === 'unevaluatedItems' && Array.isArray(part))
    return withPointer(value, path, [...part, 'unexpected'])
  const node = engine.forge.node(literalsOf(breakage, engine, variants))
  if (!engine.forge.isPossible(node)) return undefined
  try {
    const source = { ...createSource(random, { edge: 0, typical: true }), left: SMALL }
    return withPointer(value, path, engine.forge.draw(node)(source, part))
  } catch (thrown) {
    if (thrown instanceof DeadEnd) return undefined
    throw thrown
  }
}

/** The constraint that a value breaks, if it is a single one and ajv finds fault with the value as well. */
function onlyViolation(value: JsonValue, engine: Engine): Broken | undefined {
  const found = new Map<string, Broken>()
  engine.judge(engine.schemas.root, value, {
    fails: (_, keyword, keys) => {
      const broken = { path: toPointer(keys), keyword }
      found.set(`${broken.keyword} ${broken.path}`, broken)
    },
  })
  const [first] = found.values()
  return found.size === 1 && !engine.isValid(value) ? first : undefined
}

function isSame(found: Broken | undefined, expected: Broken): boolean {
  return found !== undefined && found.path === expected.path && found.keyword === expected.keyword
}
