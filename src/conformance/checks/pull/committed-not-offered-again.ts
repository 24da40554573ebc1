import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'
import { eachType } from '../../each-type.ts'
import { transactionSource } from '../../offers.ts'

export const committedNotOfferedAgain: Check<'pull-commit'> = defineCheck({
  id: 'pull/committed-not-offered-again',
  title: 'What was committed is not offered again.',
  level: 'must',
  source: {
    document: 'Polar AccessLink: what was committed is not returned any more',
    url: 'https://github.com/polarofficial/accesslink-example-python/issues/13',
  },
  remedy:
    'Remember for each user which records were committed, and leave them out of every later transaction.',
  given: 'pull-commit',

  judge: ({ types }, partner) =>
    eachType(types, ({ commits }, type) => {
      const source = transactionSource(partner, type)
      if (commits.length === 0) return inapplicable('nothing new was offered')
      const taken = new Set<string>()
      for (const { listed, committed } of commits) {
        const again = idsOf(listed, source).filter((id) => taken.has(id)).length
        if (again > 0)
          return finding(
            `${type}: ${again} of ${listed.records.length} records are offered again after they were committed`,
            listed.pages.at(-1)?.answer.exchange,
          )
        if (committed.status >= 200 && committed.status <= 299)
          for (const id of idsOf(listed, source)) taken.add(id)
      }
      return undefined
    }),
})
