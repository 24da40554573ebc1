import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { refreshes } from './support/applies.ts'
import { isToken } from './support/rewrite.ts'

export const concurrentRefreshesBothRefused: Fault = {
  id: 'concurrent-refreshes-both-refused',
  area: 'auth',
  title: 'Of two refreshes at the same time, both are refused, with an opaque 400.',
  source: {
    document: 'quantified-self, issue 589: concurrent refreshes and an opaque 400',
    url: 'https://github.com/jimmykane/quantified-self/issues/589',
  },
  caughtBy: ['auth/concurrent-refresh-survives'],
  applies: refreshes,
  hooks: {
    answer: (honest) => async (call, mock, route) => {
      const token = new URLSearchParams(call.incoming.body).get('refresh_token')
      if (!isToken(call) || token === null) return honest(call, mock, route)
      const key = `concurrent-refreshes-both-refused ${token}`
      const others = (mock.memory.get(key) as number | undefined) ?? 0
      mock.memory.set(key, others + 1)
      await mock.clock.sleep(50)
      const together = mock.memory.get(key) as number
      const reply =
        together > 1 ? jsonReply(400, { message: 'Bad Request' }) : await honest(call, mock, route)
      await mock.clock.sleep(1)
      mock.memory.delete(key)
      return reply
    },
  },
}
