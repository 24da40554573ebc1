import type { Fault } from '../../fault.ts'
import { htmlReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'
import { asksForData, lastTypeOf } from '../support/data-calls.ts'

export const pageOfWordsWith200: Fault = {
  id: 'page-of-words-with-200',
  area: 'pull',
  title: 'A page for people comes with HTTP 200 where data are asked for.',
  source: {
    document: 'Withings: HTTP 200 with an error in the body',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: ['pull/pull-succeeds'],
  applies: hasData,
  hooks: {
    dataReply: (honest) => (body, page, query, call, mock) =>
      asksForData(call, lastTypeOf(mock.partner))
        ? htmlReply(200, '<h1>We will be back soon</h1>')
        : honest(body, page, query, call, mock),
  },
}
