import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const lifetimeSane: Check<'token-exchange'> = defineCheck({
  id: 'auth/lifetime-sane',
  title: 'The access token lives at least a minute and at most a year.',
  level: 'must',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Write the lifetime in seconds from now, not in milliseconds and not as an instant.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const { expiresAtMs, obtainedAtMs } = reading.tokens
    if (expiresAtMs === undefined) return inapplicable('the partner declares no lifetime')
    const seconds = Math.round((expiresAtMs - obtainedAtMs) / 1000)
    return seconds >= 60 && seconds <= 366 * 86_400
      ? undefined
      : finding(`the access token lives ${seconds} s`, exchange)
  },
})
