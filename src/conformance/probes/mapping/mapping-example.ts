import fc from 'fast-check'
import type { Mapped } from '../../../client/map-records.ts'
import type { JsonValue } from '../../../kernel/json.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type MappedUser, partnerMapping } from '../../../mapping/compile.ts'
import type { DataSource, DataType } from '../../../partner/data.ts'
import { unwrap } from '../../../partner/envelope.ts'
import { dataSource, dataTypesOf, type Partner } from '../../../partner/partner.ts'
import { arbitrary } from '../../../schema/arbitrary.ts'
import { exampleRecords } from '../../each-record.ts'
import type { ExampleMapped } from '../../evidence/mapping.ts'
import { leafLives } from '../../leaf-life.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noDataTypes } from '../../protected-resource.ts'
import { tellElsewhere, withFraction } from '../../told-elsewhere.ts'

/** So many answers are drawn from each schema. */
const ANSWERS = 6
/** So many records of each are mapped. */
const RECORDS = 4

export const mappingExample: Probe<'mapping-example'> = defineProbe({
  name: 'mapping-example',
  about: 'maps the declared examples, and what else the schemas allow',
  area: 'mapping',
  needs: [],
  touches: 'nothing',
  exempts: noDataTypes,
  async run({ partner, random }) {
    const seed = random.int(0, 0x7fffffff)
    return {
      types: Object.fromEntries(dataTypesOf(partner).map((type) => [type, mapExample(partner, type, seed)])),
    }
  },
})

function mapExample(partner: Partner, type: DataType, seed: number): ExampleMapped {
  const source = dataSource(partner, type)
  const mapping = partnerMapping(partner, type)
  const map = (record: JsonValue, user?: MappedUser): Mapped => mapping.apply(record, user)
  const records = exampleRecords(source)
  const [first = null] = records
  const drawn = drawRecords(source, seed)
  const fraction = withFraction(first, source.records)
  return {
    records: records.map((record) => ({ record, ...map(record) })),
    leaves: leafLives(mapping, records, drawn),
    elsewhere: tellElsewhere(first, source.records, map, {
      tellsZone: partner.auth.kind === 'oauth2' && partner.auth.timeZone !== undefined,
    }),
    ...(fraction === undefined ? {} : { fraction: map(fraction) }),
    drawn: drawn.map((record) => map(record)),
  }
}

function drawRecords(source: DataSource, seed: number): readonly JsonValue[] {
  const { schema, response, records, example } = source
  const answers = fc.sample(arbitrary(schema, { example }), { numRuns: ANSWERS, seed })
  return answers.flatMap((answer) => {
    const found = resolvePointer(unwrap(response, answer), records.at) as JsonValue | undefined
    const list = Array.isArray(found) ? (found as readonly JsonValue[]) : found === undefined ? [] : [found]
    return list.slice(0, RECORDS)
  })
}
