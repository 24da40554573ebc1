import { type Check, defineCheck, finding } from '../../check.ts'
import { whyNoTokens } from '../../open-grant.ts'

export const refreshTokenLivesAsTold: Check<'refresh-token-lifetime'> = defineCheck({
  id: 'auth/refresh-token-lives-as-told',
  title: 'A refresh token works until shortly before the end that the partner told.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '1.5',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-1.5',
  },
  remedy:
    'Write into the lifetime of the refresh token the seconds that it really lives: clients renew by it.',
  given: 'refresh-token-lifetime',

  judge: ({ before: { exchange, reading }, lifeSeconds }) =>
    reading.kind === 'success'
      ? undefined
      : finding(`at nine tenths of the refresh token's ${lifeSeconds} s, ${whyNoTokens(reading)}`, exchange),
})
