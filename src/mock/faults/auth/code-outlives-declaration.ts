import type { Fault } from '../../fault.ts'
import { codesLiving, declaresCodeLifetime } from './support/limits.ts'

export const codeOutlivesDeclaration: Fault = {
  id: 'code-outlives-declaration',
  area: 'auth',
  title: 'A code lives for two seconds more than its declared life.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/code-expires'],
  applies: declaresCodeLifetime,
  hooks: codesLiving((seconds) => seconds + 2),
}
