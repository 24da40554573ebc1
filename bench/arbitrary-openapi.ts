/**
 * How many component schemas of real OpenAPI descriptions can be generated from.
 *
 *     node bench/arbitrary-openapi.ts <openapi.json or .yaml>…
 *
 * Of each component 30 values are drawn. A second compilation of the same document, with ajv, judges them.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import fc from 'fast-check'
import { parse } from 'yaml'
import { messageOf } from '../src/kernel/errors.ts'
import { stringifyJson } from '../src/kernel/json.ts'
import { arbitrary } from '../src/schema/arbitrary.ts'
import { forAjv, toSchema } from '../src/schema/document.ts'
import { SchemaUnsatisfiableError, SchemaUnsupportedError } from '../src/schema/errors.ts'
import { compilePredicate } from '../src/schema/validator.ts'

const DRAWS = 30
const LIMIT_MS = 2000

interface Components {
  readonly openapi?: string
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

interface Tally {
  varied: number
  constant: number
  slow: number
  /** Said to be unsatisfiable, or beyond the generator. */
  readonly refused: string[]
  readonly failed: string[]
  /** Components that ajv cannot compile: our own judge stands alone. */
  unjudged: number
  slowestMs: number
}

function tryOne(document: Components, name: string, tally: Tally): void {
  const pointer = `/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const place = { document: document as Record<string, unknown>, pointer }
  const isValid = compilePredicate(forAjv(toSchema(place)))
  if (isValid === undefined) tally.unjudged++
  const started = performance.now()
  try {
    const values = fc.sample(arbitrary(place), { numRuns: DRAWS, seed: 20261123 })
    const wrong = values.find((value) => isValid?.(value) === false)
    if (wrong !== undefined) tally.failed.push(`${name}: invalid: ${stringifyJson(wrong).slice(0, 200)}`)
    else if (new Set(values.map((value) => stringifyJson(value))).size > 1) tally.varied++
    else tally.constant++
  } catch (thrown) {
    const isRefusal = thrown instanceof SchemaUnsatisfiableError || thrown instanceof SchemaUnsupportedError
    const list = isRefusal ? tally.refused : tally.failed
    list.push(`${name}: ${messageOf(thrown)}`)
  }
  const ms = performance.now() - started
  tally.slowestMs = Math.max(tally.slowestMs, ms)
  if (ms > LIMIT_MS) tally.slow++
}

function measure(path: string): Tally {
  const document = parse(readFileSync(path, 'utf8'), { maxAliasCount: -1 }) as Components
  const tally: Tally = { varied: 0, constant: 0, slow: 0, refused: [], failed: [], unjudged: 0, slowestMs: 0 }
  for (const name of Object.keys(document.components?.schemas ?? {})) tryOne(document, name, tally)
  return tally
}

const paths = argv.slice(2)
if (paths.length === 0) {
  stdout.write('Usage: node bench/arbitrary-openapi.ts <openapi.json or .yaml>…\n')
  exit(2)
}
stdout.write(
  '| description | schemas | valid and varied | valid, one value | refused | failed | over 2 s | slowest ms | ajv cannot compile |\n',
)
stdout.write('|---|---|---|---|---|---|---|---|---|\n')
const notes: string[] = []
for (const path of paths) {
  const { varied, constant, slow, refused, failed, slowestMs, unjudged } = measure(path)
  const total = varied + constant + refused.length + failed.length
  const cells = [
    basename(path),
    total,
    varied,
    constant,
    refused.length,
    failed.length,
    slow,
    Math.round(slowestMs),
    unjudged,
  ]
  stdout.write(`| ${cells.join(' | ')} |\n`)
  notes.push(...[...refused, ...failed].map((text) => `${basename(path)}: ${text}`))
}
stdout.write(`\n${notes.join('\n')}\n`)
