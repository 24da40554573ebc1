import { dataTypesOf } from '../../../partner/partner.ts'
import type { Fault } from '../../fault.ts'
import { hasData, revokes } from './support/applies.ts'

export const revokedTokenLivesInOnePlace: Fault = {
  id: 'revoked-token-lives-in-one-place',
  area: 'auth',
  title: 'One data endpoint keeps its own copy of the tokens and hears of no revocation.',
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['auth/revoked-access-token-dead'],
  applies: (partner) => revokes(partner) ?? hasData(partner),
  hooks: {
    accessProblems: (honest) => (access, mock) => {
      const last = `data.${dataTypesOf(mock.partner).at(-1)}`
      return honest(access, mock).filter(({ about }) => about !== 'revoked' || access.call.route !== last)
    },
  },
}
