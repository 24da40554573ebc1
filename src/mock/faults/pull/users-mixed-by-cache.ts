import { stringifyJson } from '../../../kernel/json.ts'
import type { WorldRecord } from '../../../world/world.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const usersMixedByCache: Fault = {
  id: 'users-mixed-by-cache',
  area: 'pull',
  title: 'An answer is kept by its question alone, and given to whoever asks the same.',
  source: { document: 'RFC 9111', section: '3.5' },
  caughtBy: ['pull/users-apart'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const key = `users-mixed-by-cache ${query.type} ${stringifyJson(query.asked)}`
      const kept = (mock.memory.get(key) as readonly WorldRecord[] | undefined) ?? honest(query, mock)
      mock.memory.set(key, kept)
      return kept
    },
  },
}
