import type { Fault } from '../../fault.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { isData, liveToken, shownToken, withToken } from './support/rewrite.ts'

export const anyTokenAccepted: Fault = {
  id: 'any-token-accepted',
  area: 'auth',
  title: 'The access token has to be there, but is not looked up.',
  source: {
    document: 'open-wearables, issue 1380: the mere presence of a header was enough',
    url: 'https://github.com/the-momentum/open-wearables/issues/1380',
  },
  caughtBy: ['auth/unknown-token-refused'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    answer: (honest) => (call, mock, route) => {
      const shown = shownToken(call)
      const isUnknown = isData(call) && shown !== undefined && mock.ledger.accessToken(shown) === undefined
      const token = isUnknown ? liveToken(mock) : undefined
      return honest(token === undefined ? call : withToken(call, token, mock), mock, route)
    },
  },
}
