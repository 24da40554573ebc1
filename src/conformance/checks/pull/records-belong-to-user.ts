import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'

export const recordsBelongToUser: Check<'pull'> = defineCheck({
  id: 'pull/records-belong-to-user',
  title: 'Every record belongs to the connected user.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Filter by the user of the access token; a record of somebody else is a data breach.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts: { userId }, evidence: { grant } }) =>
      userId !== undefined && grant.userId !== undefined && userId !== grant.userId
        ? 'belongs to another user'
        : undefined,
    ),
})
