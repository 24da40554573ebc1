import type { Fault } from '../../fault.ts'
import { hasRateLimit } from '../support/rates.ts'

export const limitLowerThanDeclared: Fault = {
  id: 'limit-lower-than-declared',
  area: 'pull',
  title: 'Half as many requests are answered as declared.',
  source: { document: 'RFC 6585', section: '4' },
  caughtBy: ['pull/limit-not-lower'],
  applies: hasRateLimit,
  hooks: {
    rateStanding: (honest) => (admitted, mock) => {
      const { rateLimit } = mock.partner
      if (rateLimit === undefined) return undefined
      const windows = rateLimit.windows.map((window) => ({
        ...window,
        requests: Math.ceil(window.requests / 2),
      }))
      return honest(admitted, { ...mock, partner: { ...mock.partner, rateLimit: { ...rateLimit, windows } } })
    },
  },
}
