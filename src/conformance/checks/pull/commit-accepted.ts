import { POLAR } from '../../../partner/transaction.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { eachType } from '../../each-type.ts'
import { isLimited } from '../../offers.ts'

export const commitAccepted: Check<'pull-commit'> = defineCheck({
  id: 'pull/commit-accepted',
  title: 'An open transaction can be committed.',
  level: 'must',
  source: POLAR,
  remedy: 'Answer the declared commit of an open transaction with 200 or 204.',
  given: 'pull-commit',

  judge: ({ types }) =>
    eachType(types, ({ commits }, type) => {
      if (commits.length === 0) return inapplicable('nothing new was offered')
      const answered = commits.map(({ committed }) => committed).filter((answer) => !isLimited(answer))
      if (answered.length === 0) return inapplicable('a rate limit cut the question short')
      const refused = answered.find(({ status }) => status < 200 || status > 299)
      return refused === undefined
        ? undefined
        : finding(
            `${type}: the commit of an open transaction is answered with ${refused.status}`,
            refused.exchange,
          )
    }),
})
