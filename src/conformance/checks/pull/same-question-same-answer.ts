import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const sameQuestionSameAnswer: Check<'pull-windows'> = defineCheck({
  id: 'pull/same-question-same-answer',
  title: 'The same question gets the same records.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Answer from data that are settled, in an order that does not depend on chance.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, again }) => {
      const same =
        whole.ids.length === again.ids.length && whole.ids.every((id, index) => id === again.ids[index])
      return same ? undefined : 'the second answer has other records, or another order'
    }),
})
