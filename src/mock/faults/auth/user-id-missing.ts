import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const userIdMissing: Fault = {
  id: 'user-id-missing',
  area: 'auth',
  title: "The user's id is null where it should stand.",
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/user-id-found'],
  applies: oauth2Only(),
  hooks: {
    userIdOnWire: () => () => null,
  },
}
