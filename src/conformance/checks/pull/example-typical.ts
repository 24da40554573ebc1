import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { exampleRecords, keysOf } from '../../each-record.ts'

export const exampleTypical: Check<'pull'> = defineCheck({
  id: 'pull/example-typical',
  title: 'The declared example has the fields that real records have.',
  level: 'should',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Replace the example in the descriptor by a real answer: Terra writes its mapping for the example.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [type, pulled] of Object.entries(evidence.types)) {
      const source = dataSource(partner, type as DataType)
      const known = new Set(exampleRecords(source).flatMap(keysOf))
      const records = pulled.flatMap((one) => one.records)
      const strange = [...new Set(records.flatMap(keysOf))].filter((key) => !known.has(key))
      if (strange.length > 0) return finding(`${type}: not in the example: ${strange.slice(0, 5).join(', ')}`)
    }
    return undefined
  },
})
