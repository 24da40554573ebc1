import { type Check, defineCheck, finding } from '../../check.ts'

export const recentData: Check<'pull'> = defineCheck({
  id: 'pull/recent-data',
  title: 'The test account has recent records of every declared data type.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Put records of the last days into the test account, or remove the data type from the descriptor.',
  given: 'pull',

  judge({ types }) {
    const none = Object.entries(types).filter(([, pulled]) =>
      pulled.every(({ end, records }) => end.ended === 'complete' && records.length === 0),
    )
    const shown = none[0]?.[1].at(-1)?.pages[0]?.answer.exchange
    return none.length === 0
      ? undefined
      : finding(`no records in the last 28 days: ${none.map(([type]) => type).join(', ')}`, shown)
  },
})
