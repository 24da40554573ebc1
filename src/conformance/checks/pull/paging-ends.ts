import { type Check, defineCheck, finding } from '../../check.ts'

export const pagingEnds: Check<'pull'> = defineCheck({
  id: 'pull/paging-ends',
  title: 'Paging comes to an end.',
  level: 'must',
  source: {
    document: 'Strava: a client that never stops paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy: 'Leave the cursor out on the last page, and never hand out a cursor that leads back.',
  given: 'pull',

  judge({ types }) {
    for (const [type, pulled] of Object.entries(types)) {
      const endless = pulled.find(
        ({ end }) => end.ended === 'failed' && (end.failure === 'loop' || end.failure === 'tooManyPages'),
      )
      if (endless?.end.ended === 'failed')
        return finding(`${type}: ${endless.end.reason}`, endless.end.answer.exchange)
    }
    return undefined
  },
})
