import { stringifyJson } from '../../../kernel/json.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'

export const committedNotOfferedAgain: Check<'pull-commit'> = defineCheck({
  id: 'pull/committed-not-offered-again',
  title: 'What was committed is not offered again as it was.',
  level: 'must',
  source: {
    document: 'Polar AccessLink: what was committed is not returned any more',
    url: 'https://github.com/polarofficial/accesslink-example-python/issues/13',
  },
  remedy:
    'Remember for each user which records were committed, and leave them out of every later transaction until they are amended.',
  given: 'pull-commit',

  judge: ({ types }) =>
    eachType(types, ({ commits }, type) => {
      if (commits.length === 0) return inapplicable('nothing new was offered')
      const taken = new Set<string>()
      for (const { listed, committed } of commits) {
        const again = listed.records.filter((record) => taken.has(stringifyJson(record))).length
        if (again > 0)
          return finding(
            `${type}: ${again} of ${listed.records.length} records are offered again after they were committed`,
            listed.pages.at(-1)?.answer.exchange,
          )
        if (committed.status >= 200 && committed.status <= 299)
          for (const record of listed.records) taken.add(stringifyJson(record))
      }
      return undefined
    }),
})
