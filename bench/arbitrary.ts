/**
 * Records per second from a JSON Schema of 15 fields: ours in each mode, json-schema-faker, and an arbitrary written by
 * hand for the very same record. `node bench/arbitrary.ts`
 */
import { stdout } from 'node:process'
import fc from 'fast-check'
import { createGeneratorSync } from 'json-schema-faker'
import { arbitrary } from '../src/schema/arbitrary.ts'
import { compilePredicate } from '../src/schema/validator.ts'

const ROUNDS = 7
const ROUND_MS = 400

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'user',
    'day',
    'start',
    'end',
    'type',
    'score',
    'deep',
    'light',
    'rem',
    'nap',
    'rate',
    'device',
    'stages',
    'note',
  ],
  properties: {
    id: { type: 'string', format: 'uuid' },
    user: { type: 'string', pattern: '^usr_[a-z0-9]{8}$' },
    day: { type: 'string', format: 'date' },
    start: { type: 'string', format: 'date-time' },
    end: { type: 'string', format: 'date-time' },
    type: { enum: ['long_sleep', 'nap', 'rest'] },
    score: { type: 'integer', minimum: 0, maximum: 100 },
    deep: { type: 'integer', minimum: 0, maximum: 43200 },
    light: { type: 'integer', minimum: 0, maximum: 43200 },
    rem: { type: 'integer', minimum: 0, maximum: 43200 },
    nap: { type: 'boolean' },
    rate: { type: 'number', minimum: 30, maximum: 220 },
    device: { type: 'string', minLength: 1, maxLength: 20 },
    stages: { type: 'array', items: { type: 'integer', minimum: 0, maximum: 4 }, maxItems: 8 },
    note: { type: ['string', 'null'], maxLength: 40 },
  },
} as const

const BY_HAND = fc.record({
  id: fc.uuid(),
  user: fc
    .string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), minLength: 8, maxLength: 8 })
    .map((text) => `usr_${text}`),
  day: fc
    .integer({ min: 18_262, max: 21_914 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  start: instant(),
  end: instant(),
  type: fc.constantFrom('long_sleep', 'nap', 'rest'),
  score: fc.integer({ min: 0, max: 100 }),
  deep: fc.integer({ min: 0, max: 43_200 }),
  light: fc.integer({ min: 0, max: 43_200 }),
  rem: fc.integer({ min: 0, max: 43_200 }),
  nap: fc.boolean(),
  rate: fc.double({ min: 30, max: 220, noNaN: true }),
  device: fc.string({ minLength: 1, maxLength: 20 }),
  stages: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
  note: fc.option(fc.string({ maxLength: 40 })),
})

function instant(): fc.Arbitrary<string> {
  return fc
    .integer({ min: 1_577_836_800, max: 1_893_456_000 })
    .map((second) => new Date(second * 1000).toISOString())
}

/** One call makes one record. fast-check's own runner is left out: what is measured is the arbitrary. */
function generator(of: fc.Arbitrary<unknown>): () => unknown {
  const random = fc.sample(fc.noShrink(new Randoms()), { seed: 7, numRuns: 1 })[0]!
  return () => of.generate(random, undefined).value
}

class Randoms extends fc.Arbitrary<fc.Random> {
  override generate(random: fc.Random): fc.Value<fc.Random> {
    return new fc.Value(random.clone(), undefined)
  }
  override canShrinkWithoutContext(_value: unknown): _value is fc.Random {
    return false
  }
  override shrink(): fc.Stream<fc.Value<fc.Random>> {
    return fc.Stream.nil()
  }
}

function perSecond(make: () => unknown): number {
  const started = performance.now()
  let count = 0
  while (performance.now() - started < ROUND_MS) {
    for (let batch = 0; batch < 50; batch++) make()
    count += 50
  }
  return (count * 1000) / (performance.now() - started)
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1]!
}

const faker = createGeneratorSync({ seed: 7 })
const CONTENDERS: readonly (readonly [string, () => unknown])[] = [
  ['json-schema-faker', () => faker.generate(SCHEMA as never)],
  ['ours, mixed', generator(arbitrary(SCHEMA))],
  ['ours, typical', generator(arbitrary(SCHEMA, { mode: 'typical' }))],
  ['ours, edge', generator(arbitrary(SCHEMA, { mode: 'edge' }))],
  ['fast-check by hand', generator(BY_HAND)],
]
const isValid = compilePredicate(SCHEMA)!
const rates = CONTENDERS.map((): number[] => [])
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, [, make]] of CONTENDERS.entries()) rates[index]!.push(perSecond(make))
}
const base = median(rates[0]!)
stdout.write('| generator | records/s | × json-schema-faker | valid of 1000 |\n|---|---|---|---|\n')
for (const [index, [name, make]] of CONTENDERS.entries()) {
  const rate = median(rates[index]!)
  const valid = Array.from({ length: 1000 }, make).filter(isValid).length
  stdout.write(
    `| ${name} | ${Math.round(rate).toLocaleString('en')} | ${(rate / base).toFixed(1)} | ${valid} |\n`,
  )
}
