import { type Check, defineCheck, finding } from '../../check.ts'
import { whyNoTokens } from '../../open-grant.ts'

export const refreshSucceeds: Check<'refresh'> = defineCheck({
  id: 'auth/refresh-succeeds',
  title: 'A refresh token gives a new access token.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy: 'Answer `grant_type=refresh_token` at the declared URL with 200 and a new access token.',
  given: 'refresh',

  judge: ({ exchange, reading }) =>
    reading.kind === 'success' ? undefined : finding(whyNoTokens(reading), exchange),
})
