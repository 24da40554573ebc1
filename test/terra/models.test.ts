import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENUMERATIONS, type EnumName } from '../../src/terra/enums.ts'
import { type FieldFact, fieldPaths } from '../../src/terra/field-paths.ts'
import { MODEL_NAMES, type ModelName } from '../../src/terra/model.ts'

/** One line of the fixture: what Terra's published schemas say of one field. */
interface Fact {
  readonly path: string
  readonly type: string
  readonly nullable?: boolean
  readonly required?: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly (string | number)[]
}

const PUBLISHED: Readonly<Record<string, readonly Fact[]>> = JSON.parse(
  readFileSync(new URL('../../fixtures/terra/terra-fields.json', import.meta.url), 'utf8'),
)

const TITLES: Readonly<Record<ModelName, string>> = {
  sleep: 'Sleep',
  activity: 'Activity',
  daily: 'Daily',
  body: 'Body',
  nutrition: 'Nutrition',
  menstruation: 'Menstruation',
  athlete: 'Athlete',
  user: 'TerraUser',
}

/** A list of leaves has two lines: the list, and its items. */
function factsOf(model: ModelName): { fields: readonly Fact[]; items: readonly Fact[] } {
  const facts = PUBLISHED[TITLES[model]]!
  const isItem = (fact: Fact) => fact.path.endsWith('[]') && fact.type !== 'array'
  return { fields: facts.filter((fact) => !isItem(fact)), items: facts.filter(isItem) }
}

/** Terra's maps of named weights are open objects; the fixture counts leaves only and leaves them out. */
const isOpenMap = (fact: FieldFact) => fact.leaf === 'contributions'

/** Required by the meal's own list of required fields, which the fixture does not carry for enumerations. */
const REQUIRED_ALTHOUGH_UNMARKED = new Set(['meals[].type', 'meals[].quantity.unit'])

/** Where we ask more of a number than the published schemas do. */
const NEGATIVE_ALLOWED = new Set([
  'temperature_data.delta',
  'scores.sleep',
  'readiness_data.recovery_level',
  'calories_data.net_activity_calories',
  'calories_data.net_intake_calories',
  'cheat_detection',
  'distance_data.detailed.elevation_samples[].elev_meters',
  'movement_data.avg_velocity_meters_per_second',
  'movement_data.max_velocity_meters_per_second',
  'movement_data.avg_torque_newton_meters',
  'movement_data.max_torque_newton_meters',
  'movement_data.torque_samples[].torque_newton_meters',
  'heart_data.ecg_signal[].raw_signal[].potential_uV',
])
const mayBeNegative = (path: string) =>
  NEGATIVE_ALLOWED.has(path) ||
  path.startsWith('data_enrichment.') ||
  /elevation\.(min|avg|max)_meters$|temperature_celsius$|stress_level$|stress_data\..*samples\[\]\.level$/.test(
    path,
  )
const isPercentage = (path: string) => /percentage$/.test(path)

describe.each(MODEL_NAMES)('the model of %s', (model) => {
  const { fields, items } = factsOf(model)
  const ours = fieldPaths(model)

  it('has every field that Terra publishes, and no other', () => {
    const leaves = [...ours.values()].filter((fact) => fact.type !== 'object')
    expect(leaves.map((fact) => fact.path).sort()).toEqual(fields.map((fact) => fact.path).sort())
    const extra = [...ours.values()].filter(isOpenMap)
    for (const fact of extra) expect(fact.path).toMatch(/^data_enrichment\.\w+_contributors$/)
  })

  it('gives every field the published type, presence and bounds', () => {
    expect(fields.map((fact) => summaryOf(ours.get(fact.path)!))).toEqual(fields.map(expectedOf))
  })

  it('gives the items of lists of leaves their published type', () => {
    for (const item of items) {
      const field = ours.get(item.path)!
      if (item.enum) expect(published(field.enumeration!, true)).toEqual(item.enum)
      else expect([item.type, field.leaf]).toEqual(['number', 'coordinates'])
    }
  })
})

/** What we make of a published field: the same, but that most numbers may not be negative. */
function expectedOf(fact: Fact): object {
  const { path } = fact
  const isEnumeration = fact.enum !== undefined
  const isNumber = !isEnumeration && (fact.type === 'number' || fact.type === 'integer')
  return {
    path,
    type: isEnumeration ? 'enum' : fact.type,
    required: fact.required === true || REQUIRED_ALTHOUGH_UNMARKED.has(path),
    nullable: fact.nullable === true,
    minimum: fact.minimum ?? (isNumber && !mayBeNegative(path) ? 0 : undefined),
    maximum: fact.maximum ?? (isNumber && isPercentage(path) ? 100 : undefined),
    codes: fact.enum,
  }
}

function summaryOf({ path, type, required, nullable, minimum, maximum, enumeration }: FieldFact): object {
  const isEnumeration = type === 'enum'
  const withNames = enumeration !== 'TimestampLocalization'
  const codes = isEnumeration ? published(enumeration!, withNames) : undefined
  return { path, type, required, nullable, minimum, maximum, codes }
}

function published(enumeration: EnumName, withNames: boolean): readonly (string | number)[] {
  const entries = Object.entries(ENUMERATIONS[enumeration])
  return entries.map(([code, name]) => (withNames ? `${code}=${name}` : Number(code)))
}
