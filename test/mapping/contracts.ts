import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type JsonObject, type JsonValue, parseJson } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { compileMapping, type Mapping } from '../../src/mapping/compile.ts'
import { recordSchema, type SchemaPlace } from '../../src/mapping/schema-place.ts'
import type { DataSource, DataType } from '../../src/partner/data.ts'
import type { JsonSchema } from '../../src/schema/validator.ts'

/** One data type of one of the two partners, as its files have it. */
export interface Contract {
  readonly name: string
  readonly type: Exclude<DataType, 'athlete'>
  readonly tree: JsonValue
  readonly mapping: Mapping
  readonly schema: JsonSchema
  readonly record: SchemaPlace
  readonly records: readonly JsonObject[]
  readonly golden: readonly JsonObject[]
}

const folder = new URL('../../contracts/', import.meta.url)
export const PARTNERS = ['aurora', 'pulse'] as const
const TYPES = ['sleep', 'activity', 'daily', 'body'] as const

export const CONTRACTS: readonly Contract[] = PARTNERS.flatMap((partner) =>
  TYPES.map((type) => readContract(partner, type)),
)

export function contract(name: string): Contract {
  const found = CONTRACTS.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no ${name}`)
  return found
}

/** The schemas of a partner with the examples of the same name. */
export function schemasAndExamples(partner: string): readonly (readonly [string, JsonSchema, JsonValue])[] {
  return readdirSync(new URL(`${partner}/schemas/`, folder)).map((file) => [
    `${partner}/${file}`,
    readJson(`${partner}/schemas/${file}`) as JsonSchema,
    readJson(`${partner}/examples/${file}`),
  ])
}

function readContract(partner: string, type: (typeof TYPES)[number]): Contract {
  const descriptor = readYaml(`${partner}/partner.yaml`)
  const source = resolvePointer(descriptor, `/data/${type}`) as DataSource
  const root = source.response?.root ?? ''
  const schema = readJson(`${partner}/schemas/${type}.json`) as JsonSchema
  const tree = readYaml(`${partner}/mapping/${type}.yaml`)
  const answer = readJson(`${partner}/examples/${type}.json`)
  const place = recordSchema({ schema, response: { root }, records: source.records })
  if (place === undefined) throw new Error(`${partner} ${type}: the schema has no records`)
  return {
    name: `${partner} ${type}`,
    type,
    tree,
    mapping: compileMapping(tree, type, { id: source.records.id }),
    schema,
    record: place,
    records: resolvePointer(answer, `${root}${source.records.at}`) as readonly JsonObject[],
    golden: readJson(`${partner}/examples/${type}.terra.json`) as readonly JsonObject[],
  }
}

function readYaml(path: string): JsonValue {
  return parse(readFileSync(new URL(path, folder), 'utf8')) as JsonValue
}

function readJson(path: string): JsonValue {
  return parseJson(readFileSync(new URL(path, folder), 'utf8'))
}
