import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const usersApart: Check<'pull-others'> = defineCheck({
  id: 'pull/users-apart',
  title: 'Two users have no record in common.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Take the user from the access token in every query; check caches and connection pools that forget whose answer it was.',
  given: 'pull-others',

  judge({ types }, partner) {
    for (const [name, { own, others }] of Object.entries(types)) {
      const type = name as DataType
      const mine = new Set(idsOf(own, dataSource(partner, type)))
      const shared = idsOf(others, dataSource(partner, type)).filter((id) => mine.has(id)).length
      if (shared > 0)
        return finding(`${type}: ${shared} records are given to two users`, others.pages[0]?.answer.exchange)
    }
    return undefined
  },
})
