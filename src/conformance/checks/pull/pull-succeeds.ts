import { type Check, defineCheck, finding } from '../../check.ts'

export const pullSucceeds: Check<'pull'> = defineCheck({
  id: 'pull/pull-succeeds',
  title: 'Every declared data type can be pulled with its declared request.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Answer the declared request with the declared form, or correct `data.<type>.request` and `records.at` in the descriptor.',
  given: 'pull',

  judge({ types }) {
    for (const [type, pulled] of Object.entries(types)) {
      const failed = pulled.find(
        ({ end }) =>
          end.ended === 'failed' &&
          end.failure !== 'loop' &&
          end.failure !== 'tooManyPages' &&
          end.failure !== 'foreignHost' &&
          end.failure !== 'rateLimited',
      )
      if (failed?.end.ended === 'failed')
        return finding(`${type}: ${failed.end.reason}`, failed.end.answer.exchange)
    }
    return undefined
  },
})
