import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const userOfRequestTrusted: Fault = {
  id: 'user-of-request-trusted',
  area: 'pull',
  title: "The user that a request names is not compared with the token's.",
  source: { document: 'RFC 6750', section: '3.1' },
  caughtBy: ['pull/other-user-refused'],
  applies: declares(
    ({ request }) => /\{user(Id|Email)\}/.test(JSON.stringify(request)),
    'its requests name no user',
  ),
  hooks: {
    accessProblems: (honest) => (access, mock) =>
      honest(access, mock).filter(({ about }) => about !== 'user' && about !== 'unknown_user'),
  },
}
