import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { exampleRecords } from '../../each-record.ts'
import { timeForms } from '../../member-types.ts'

export const timesAsInExample: Check<'pull'> = defineCheck({
  id: 'pull/times-as-in-example',
  title: 'Every time inside a record is written as the example writes it.',
  level: 'must',
  source: {
    document: 'Fitbit: a local time without a zone, parsed in the zone of the server',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  remedy: 'Write the times of samples like those of records, with the offset where the example has one.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [name, windows] of Object.entries(evidence.types)) {
      const type = name as DataType
      const shown = timeForms(exampleRecords(dataSource(partner, type)))
      const found = timeForms((windows ?? []).flatMap((pulled) => pulled.records))
      for (const [path, forms] of found) {
        const expected = shown.get(path)
        const other = expected === undefined ? undefined : [...forms].find((form) => !expected.has(form))
        if (other !== undefined)
          return finding(
            `${type}: ${path} is ${other}, and not so in the example`,
            windows?.[0]?.pages[0]?.answer.exchange,
          )
      }
    }
    return undefined
  },
})
