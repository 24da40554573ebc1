/**
 * JSON Schema 2020-12 to fast-check arbitraries.
 *
 * @module terrarium-kit/arbitrary
 */

import fc from 'fast-check'
import type { JsonValue } from '../kernel/json.ts'
import type { SchemaInDocument } from './document.ts'
import { createEngine, type Engine, type SchemaOptions } from './engine.ts'
import { SchemaUnsupportedError } from './errors.ts'
import { fixedRandom } from './fixed-random.ts'
import { isSchema, numberAt, subschemas } from './keywords.ts'
import { simpler } from './shrink.ts'
import { createSource, DeadEnd, type Draw } from './source.ts'
import type { JsonSchema } from './validator.ts'

/**
 * `typical` stays close to the examples, `edge` looks for trouble (empty and huge arrays, absent optionals, extremes,
 * leap days, texts that break careless code), `mixed` does some of both.
 */
export type ArbitraryMode = 'typical' | 'edge' | 'mixed'

export interface ArbitraryOptions extends SchemaOptions {
  /** Default `mixed`. */
  readonly mode?: ArbitraryMode
  /** A valid value: what typical values are close to, and what everything shrinks towards. */
  readonly example?: JsonValue
}

/**
 * Every value of a JSON Schema (draft 2020-12, or one inside an OpenAPI document) as a fast-check arbitrary: values
 * validate, shrink to values that validate, and replay from their seed. ajv judges what validates; where it misreads the
 * schema (some `$dynamicRef`s), the specification does.
 *
 * @throws SchemaUnsatisfiableError naming the contradiction, when there is no value.
 * @throws SchemaUnsupportedError naming the keyword, when there may be values that this cannot find; also while
 *   generating, rather than to hand out a value that does not validate.
 * @throws SchemaReferenceError when a reference leads nowhere.
 */
export function arbitrary(
  schema: JsonSchema | SchemaInDocument,
  options: ArbitraryOptions = {},
): fc.Arbitrary<JsonValue> {
  const { mode = 'mixed', example } = options
  const engine = createEngine(schema, options)
  const draw = engine.drawOf([engine.root])
  chooseJudge(engine, draw)
  return new SchemaArbitrary(engine, draw, mode, example)
}

/** After so many invalid or abandoned draws in a row, none is expected any more. */
const MOST_TRIES = 200
/** After so many values that only ajv rejects, ajv is taken to be wrong. */
const MOST_DISPUTED = 40

class SchemaArbitrary extends fc.Arbitrary<JsonValue> {
  readonly #engine: Engine
  readonly #draw: Draw
  readonly #mode: ArbitraryMode
  readonly #example: JsonValue | undefined
  readonly #steps: readonly number[]
  #target: JsonValue | undefined

  constructor(engine: Engine, draw: Draw, mode: ArbitraryMode, example: JsonValue | undefined) {
    super()
    this.#engine = engine
    this.#draw = draw
    this.#mode = mode
    this.#example = example
    this.#steps = [...new Set(multiples(engine.schema))].slice(0, 4)
  }

  override generate(random: fc.Random): fc.Value<JsonValue> {
    return new fc.Value(drawValid(this.#engine, this.#draw, random, this.#mode, this.#example), undefined)
  }

  /** Whoever made it: a value is shrunk for what it is. */
  override canShrinkWithoutContext(value: unknown): value is JsonValue {
    return this.#engine.isValid(value as JsonValue)
  }

  override shrink(value: JsonValue): fc.Stream<fc.Value<JsonValue>> {
    this.#target ??= this.#findTarget()
    const candidates = simpler(value, this.#target, this.#steps)
    return fc
      .stream(candidates)
      .filter((candidate) => this.#engine.isValid(candidate))
      .map((candidate) => new fc.Value(candidate, undefined))
  }

  #findTarget(): JsonValue {
    if (this.#example !== undefined && this.#engine.isValid(this.#example)) return this.#example
    return simplest(this.#engine, this.#draw, this.#steps)
  }
}

/** One valid value. @throws SchemaUnsupportedError when none is found. */
export function drawValid(
  engine: Engine,
  draw: Draw,
  random: fc.Random,
  mode: ArbitraryMode,
  example?: JsonValue,
): JsonValue {
  let keyword = 'schema'
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const source = createSource(random, temper(random, mode))
    try {
      const value = draw(source, example)
      if (engine.isValid(value)) return value
    } catch (thrown) {
      if (!(thrown instanceof DeadEnd)) throw thrown
      keyword = thrown.keyword
    }
  }
  throw new SchemaUnsupportedError(keyword, `was not satisfied in ${MOST_TRIES} attempts`)
}

/**
 * ajv has the last word, but a few references it follows to the wrong place. Where it rejects everything that satisfies
 * the schema by the words of the specification, those count. Settled once, so that every draw is judged alike.
 */
export function chooseJudge(engine: Engine, draw: Draw): void {
  const random = fixedRandom(5)
  let disputed = 0
  for (let tries = 0; tries < MOST_TRIES && disputed < MOST_DISPUTED; tries++) {
    try {
      const value = draw(createSource(random, temper(random, 'mixed')), undefined)
      if (engine.isValid(value)) return
      if (engine.judge(engine.schemas.root, value)) disputed++
    } catch (thrown) {
      if (!(thrown instanceof DeadEnd)) throw thrown
    }
  }
  if (disputed > 0) engine.dismissAjv()
}

function temper(
  random: fc.Random,
  mode: ArbitraryMode,
): { readonly edge: number; readonly typical: boolean } {
  switch (mode) {
    case 'typical':
      return { edge: 0, typical: true }
    case 'edge':
      return { edge: 0.4, typical: false }
    case 'mixed': {
      const which = random.nextInt(0, 3)
      return { edge: which === 0 ? 0.3 : which === 1 ? 0.05 : 0, typical: which === 3 }
    }
  }
}

/** The smallest value that a few small draws lead to. */
export function simplest(engine: Engine, draw: Draw, steps: readonly number[]): JsonValue {
  const random = fixedRandom(1)
  const drawn = Array.from({ length: 12 }, () => drawSmall(engine, draw, random))
  drawn.sort((left, right) => sizeOf(left) - sizeOf(right))
  let best: JsonValue = drawn[0] ?? null
  for (let left = 2000, improved = true; improved && left > 0; ) {
    improved = false
    for (const candidate of simpler(best, undefined, steps)) {
      if (--left <= 0) break
      if (!engine.isValid(candidate)) continue
      best = candidate
      improved = true
      break
    }
  }
  return best
}

function drawSmall(engine: Engine, draw: Draw, random: fc.Random): JsonValue {
  for (let tries = 0; tries < 20; tries++) {
    try {
      const value = draw({ ...createSource(random, { edge: 0 }), left: 0 }, undefined)
      if (engine.isValid(value)) return value
    } catch (thrown) {
      if (!(thrown instanceof DeadEnd)) throw thrown
    }
  }
  return drawValid(engine, draw, random, 'mixed')
}

function sizeOf(value: JsonValue): number {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item)).length
}

function multiples(schema: JsonSchema): readonly number[] {
  if (typeof schema === 'boolean') return []
  const own = numberAt(schema, 'multipleOf')
  const inner = [...subschemas(schema)].flatMap(([, next]) => (isSchema(next) ? multiples(next) : []))
  return own === undefined ? inner : [own, ...inner]
}
