import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const codeReplayForgiven: Fault = {
  id: 'code-replay-forgiven',
  area: 'auth',
  title: 'The tokens of a code that came twice stay alive.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/code-replay-revokes'],
  applies: oauth2Only(),
  hooks: {
    codeReplayed: () => () => {},
  },
}
