import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { exampleRecords } from '../../each-record.ts'
import { memberTypes } from '../../member-types.ts'

export const typesAsInExample: Check<'pull'> = defineCheck({
  id: 'pull/types-as-in-example',
  title: 'Members have the JSON types that the declared example shows.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Send numbers as numbers and text as text, as in the example, or replace the example.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [name, windows] of Object.entries(evidence.types)) {
      const type = name as DataType
      const shown = memberTypes(exampleRecords(dataSource(partner, type)))
      const found = memberTypes((windows ?? []).flatMap((pulled) => pulled.records))
      for (const [path, types] of found) {
        const expected = shown.get(path)
        const other = expected === undefined ? undefined : [...types].find((one) => !expected.has(one))
        if (expected !== undefined && other !== undefined)
          return finding(
            `${type}: ${path} is ${other}, and ${[...expected].join(' or ')} in the example`,
            windows?.[0]?.pages[0]?.answer.exchange,
          )
      }
    }
    return undefined
  },
})
