import { type Check, defineCheck, finding } from '../../check.ts'
import { whyNoTokens } from '../../open-grant.ts'
import { isRefused } from '../../refusal.ts'

export const liveTokensAsManyAsDeclared: Check<'live-tokens'> = defineCheck({
  id: 'auth/live-tokens-as-many-as-declared',
  title: 'A user may have as many pairs of tokens alive as the partner declares.',
  level: 'should',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Allow as many as `auth.maxLiveTokens.count` says, or revoke what the user still has of other clients and runs.',
  given: 'live-tokens',

  judge({ given, refused, firstWithin }) {
    if (refused !== undefined) {
      const { reading, because, exchange } = refused
      const why = because ?? (reading === undefined ? 'there was no answer' : whyNoTokens(reading))
      return finding(`with ${given} pairs of tokens alive, ${why}`, exchange)
    }
    return firstWithin !== undefined && isRefused(firstWithin.status)
      ? finding(
          `the first token is answered with ${firstWithin.status} once ${given} pairs were given`,
          firstWithin.exchange,
        )
      : undefined
  },
})
