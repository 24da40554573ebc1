/**
 * How many schemas of the official JSON Schema test suite can be generated from, by keyword file.
 *
 *     node bench/json-schema-suite.ts <folder of the suite> [keyword file]
 *
 * Counted are the schemas that have a valid instance and that ajv judges as the suite does. Of each, 100 values are
 * drawn; ajv and our own judge have to accept all of them, within two seconds.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { argv, exit, stdout } from 'node:process'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { messageOf } from '../src/kernel/errors.ts'
import { stringifyJson } from '../src/kernel/json.ts'
import { arbitrary } from '../src/schema/arbitrary.ts'
import { keyOf } from '../src/schema/equal.ts'
import type { JsonSchema } from '../src/schema/validator.ts'

const DRAWS = 100
const LIMIT_MS = 2000
const REMOTES = 'http://localhost:1234'

interface Group {
  readonly description: string
  readonly schema: JsonSchema
  readonly tests: readonly { readonly data: unknown; readonly valid: boolean }[]
}

type Outcome = 'varied' | 'single' | 'constant' | 'invalid' | 'throws' | 'slow'

interface Result {
  readonly outcome: Outcome
  readonly ms: number
  readonly detail: string
}

function readRemotes(folder: string): Record<string, JsonSchema> {
  const remotes: Record<string, JsonSchema> = {}
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue
    const path = join(entry.parentPath, entry.name)
    remotes[`${REMOTES}/${relative(folder, path)}`] = JSON.parse(readFileSync(path, 'utf8'))
  }
  return remotes
}

/**
 * What ajv makes of a schema; `undefined` when it cannot compile it. The suite has formats as annotations, so the
 * schemas to count are chosen without them; what we generate has to satisfy them all the same.
 */
function ajvPredicate(
  schema: JsonSchema,
  remotes: Record<string, JsonSchema>,
  withFormats: boolean,
): ((value: unknown) => boolean) | undefined {
  const ajv = new Ajv2020({ strict: false, logger: false, discriminator: false })
  if (withFormats) addFormats.default(ajv)
  try {
    for (const [address, remote] of Object.entries(remotes)) {
      if (address.startsWith(`${REMOTES}/draft2020-12/`)) ajv.addSchema(remote as object, address)
    }
    const validate = ajv.compile(schema as object)
    return (value) => validate(value) as boolean
  } catch {
    return undefined
  }
}

/** Some schemas send ajv into endless recursion: that is a difference, too. */
function differs(isValid: (value: unknown) => boolean, data: unknown, valid: boolean): boolean {
  try {
    return isValid(data) !== valid
  } catch {
    return true
  }
}

function measure(
  group: Group,
  remotes: Record<string, JsonSchema>,
  isValid: (value: unknown) => boolean,
): Result {
  const started = performance.now()
  const done = (outcome: Outcome, detail = ''): Result => {
    const ms = performance.now() - started
    return { outcome: ms > LIMIT_MS ? 'slow' : outcome, ms, detail }
  }
  try {
    const values = fc.sample(arbitrary(group.schema, { remotes }), { numRuns: DRAWS, seed: 20261123 })
    const wrong = values.find((value) => !isValid(value))
    if (wrong !== undefined) return done('invalid', stringifyJson(wrong).slice(0, 120))
    if (new Set(values.map((value) => stringifyJson(value))).size > 1) return done('varied')
    const known = new Set(group.tests.filter(({ valid }) => valid).map(({ data }) => keyOf(data)))
    return done(known.size > 1 ? 'constant' : 'single', stringifyJson(values[0]).slice(0, 80))
  } catch (thrown) {
    return done('throws', messageOf(thrown))
  }
}

function main(folder: string, only: string | undefined): void {
  const remotes = readRemotes(join(folder, 'remotes'))
  const tests = join(folder, 'tests', 'draft2020-12')
  const total: Record<string, number> = {}
  const rows: string[] = []
  const notes: string[] = []
  let slowest = 0
  for (const file of readdirSync(tests)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const keyword = file.slice(0, -'.json'.length)
    if (only !== undefined && only !== keyword) continue
    const counts: Record<string, number> = {}
    const count = (what: string) => {
      counts[what] = (counts[what] ?? 0) + 1
      total[what] = (total[what] ?? 0) + 1
    }
    for (const group of JSON.parse(readFileSync(join(tests, file), 'utf8')) as Group[]) {
      const isValid = ajvPredicate(group.schema, remotes, false)
      if (isValid === undefined) count('not compiled')
      else if (!group.tests.some(({ valid }) => valid)) count('no instance')
      else if (group.tests.some(({ data, valid }) => differs(isValid, data, valid))) count('ajv differs')
      else {
        const { outcome, ms, detail } = measure(
          group,
          remotes,
          ajvPredicate(group.schema, remotes, true) ?? isValid,
        )
        slowest = Math.max(slowest, ms)
        count('schemas')
        count(outcome)
        if (outcome !== 'varied') notes.push(`${outcome}: ${keyword}: ${group.description}: ${detail}`)
      }
    }
    rows.push(row(keyword, counts))
  }
  const head = [
    '| keyword file | schemas | valid and varied | one instance | failed |',
    '|---|---|---|---|---|',
  ]
  stdout.write(`${[...head, ...rows, row('**all**', total)].join('\n')}\n\n${notes.join('\n')}\n`)
  stdout.write(
    `Left out: ${total['no instance'] ?? 0} without a valid instance, ${total['not compiled'] ?? 0} that `,
  )
  stdout.write(
    `ajv cannot compile, ${total['ajv differs'] ?? 0} where it differs. Slowest: ${slowest.toFixed(0)} ms.\n`,
  )
  if (notes.some((note) => !note.startsWith('single'))) exit(1)
}

function row(name: string, counts: Readonly<Record<string, number>>): string {
  const { schemas = 0, varied = 0, single = 0 } = counts
  return `| ${name} | ${schemas} | ${varied} | ${single} | ${schemas - varied - single} |`
}

const [folder, only] = argv.slice(2)
if (folder === undefined) {
  stdout.write('Usage: node bench/json-schema-suite.ts <folder of the suite> [keyword file]\n')
  exit(2)
}
main(folder, only)
