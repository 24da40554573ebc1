import { isJsonObject, type JsonValue, stringifyJson } from '../../../kernel/json.ts'
import type { DataType } from '../../../partner/data.ts'
import { dataSource, type Partner } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const exampleAsApproved: Check<'mapping-example'> = defineCheck({
  id: 'mapping/example-as-approved',
  title: 'The mapping makes of the example what a person has approved.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Read what changed; correct the mapping, or approve it anew with `terrarium map`.',
  given: 'mapping-example',

  judge({ types }, partner) {
    const declared = Object.entries(types).filter(([type]) => approvedOf(partner, type) !== undefined)
    if (declared.length === 0) return inapplicable('no data type declares `expected`')
    for (const [type, { records }] of declared) {
      const approved = approvedOf(partner, type) as JsonValue
      const list = Array.isArray(approved) ? (approved as readonly JsonValue[]) : [approved]
      if (list.length !== records.length)
        return finding(
          `${type}: the example has ${records.length} records, approved are ${list.length} objects`,
        )
      const other = records.findIndex(({ value }, index) => !isEqual(value ?? {}, list[index] ?? {}))
      if (other >= 0)
        return finding(`${type}: record ${other + 1} of the example becomes another object than approved`)
    }
    return undefined
  },
})

function approvedOf(partner: Partner, type: string): JsonValue | undefined {
  return dataSource(partner, type as DataType).expected
}

function isEqual(one: JsonValue, other: JsonValue): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]))
  if (!isJsonObject(one) || !isJsonObject(other)) return stringifyJson(one) === stringifyJson(other)
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => isEqual(one[name] ?? null, other[name] ?? null))
}
