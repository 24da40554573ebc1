import type { Fault } from '../../fault.ts'
import { codesLiving, declaresCodeLifetime } from './support/limits.ts'

export const codeDiesEarly: Fault = {
  id: 'code-dies-early',
  area: 'auth',
  title: 'A code lives for half of its declared life.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/code-lives-as-declared'],
  applies: declaresCodeLifetime,
  hooks: codesLiving((seconds) => seconds / 2),
}
