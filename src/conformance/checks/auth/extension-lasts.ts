import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'

export const extensionLasts: Check<'refresh-extension'> = defineCheck({
  id: 'auth/extension-lasts',
  title: 'Tokens whose life is extended work after their first end.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Move the end of the access token with every refresh, by `auth.refresh.extendsSeconds` or by what the answer says.',
  given: 'refresh-extension',

  judge({ exchange, reading, late, firstEndMs, lifeSeconds }) {
    if (reading.kind !== 'success') return inapplicable('the refresh did not succeed')
    const { expiresAtMs } = reading.tokens
    if (expiresAtMs !== undefined && expiresAtMs <= firstEndMs)
      return finding('the answer to the refresh tells no later end than the tokens had', exchange)
    if (late === undefined) return inapplicable('the extension hardly reaches beyond the first end')
    return isRefused(late.status)
      ? finding(
          `a minute after its first ${lifeSeconds} s the extended token is answered with ${late.status}`,
          exchange,
          late.exchange,
        )
      : undefined
  },
})
