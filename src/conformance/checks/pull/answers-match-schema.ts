import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { compileValidator } from '../../../schema/validator.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const answersMatchSchema: Check<'pull'> = defineCheck({
  id: 'pull/answers-match-schema',
  title: 'Every answer validates against the declared schema.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Correct the answers, or the schema of the descriptor: a mapping is only as good as the schema that it was written for.',
  given: 'pull',

  judge({ types }, partner) {
    for (const [type, pulled] of Object.entries(types)) {
      const validate = compileValidator(dataSource(partner, type as DataType).schema)
      for (const { answer } of pulled.flatMap(({ pages }) => pages)) {
        if (answer.body === undefined) continue
        const [violation] = validate(answer.body)
        if (violation !== undefined)
          return finding(
            `${type}: at '${violation.path}' (${violation.keyword}) it ${violation.expected}`,
            answer.exchange,
          )
      }
    }
    return undefined
  },
})
