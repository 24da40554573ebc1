import type { Fault } from '../../fault.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { isData, liveToken, shownToken, withToken } from './support/rewrite.ts'

export const dataWithoutToken: Fault = {
  id: 'data-without-token',
  area: 'auth',
  title: 'Data are given without a token, to whoever asks.',
  source: { document: 'RFC 6750', section: '3' },
  caughtBy: ['auth/token-required'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    answer: (honest) => (call, mock, route) => {
      const token = isData(call) && shownToken(call) === undefined ? liveToken(mock) : undefined
      return honest(token === undefined ? call : withToken(call, token, mock), mock, route)
    },
  },
}
