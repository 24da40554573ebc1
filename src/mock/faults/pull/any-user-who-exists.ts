import type { Fault } from '../../fault.ts'
import { namesUsers } from '../support/applies.ts'

export const anyUserWhoExists: Fault = {
  id: 'any-user-who-exists',
  area: 'pull',
  title: 'The user that a request names is looked up, and not compared with the user of the token.',
  source: { document: 'RFC 6750', section: '3.1', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  caughtBy: ['pull/second-user-refused'],
  applies: namesUsers,
  hooks: {
    accessProblems: (honest) => (access, mock) => {
      const { userId } = access
      const isKnown = userId === undefined || mock.world.user(userId) !== undefined
      return honest(access, mock).filter(({ about }) => about !== 'user' || !isKnown)
    },
  },
}
