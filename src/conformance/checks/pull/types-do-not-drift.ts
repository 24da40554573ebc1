import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { memberTypes } from '../../member-types.ts'

export const typesDoNotDrift: Check<'pull'> = defineCheck({
  id: 'pull/types-do-not-drift',
  title: 'A member has the same JSON type in every record.',
  level: 'must',
  source: {
    document: 'An integer in the schema, a float on the wire',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  remedy: 'Write a member with one type in every record; null or absence says that there is no value.',
  given: 'pull',

  judge(evidence, partner) {
    for (const [name, windows] of Object.entries(evidence.types)) {
      const type = name as DataType
      const records = (windows ?? []).flatMap((pulled) => pulled.records)
      const drifting = [...memberTypes(records)].find(([, found]) => found.size > 1)
      if (drifting === undefined) continue
      const [path, found] = drifting
      const { exchange } = windows?.[0]?.pages[0]?.answer ?? {}
      return finding(
        `${dataSource(partner, type) && type}: ${path} is ${[...found].sort().join(' and ')}`,
        exchange,
      )
    }
    return undefined
  },
})
