import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noReturnedSecret, returnedSecrets } from '../../subscribe.ts'

/** 24 bytes in base64, the least that Standard Webhooks asks for. */
const LEAST_CHARACTERS = 32

export const secretStrong: Check<'webhook-events'> = defineCheck({
  id: 'webhook/secret-strong',
  title: 'A signing secret is too long to be guessed.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Signature scheme',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Make secrets of at least 24 random bytes, another one for each endpoint.',
  given: 'webhook-events',
  exempts: noReturnedSecret,
  judge({ registrations }, partner) {
    const secrets = returnedSecrets(registrations, partner)
    if (secrets.length === 0) return inapplicable('no secret was returned')
    const shortest = Math.min(...secrets.map((secret) => secret.replace(/^whsec_/, '').length))
    return shortest >= LEAST_CHARACTERS
      ? undefined
      : finding(`a secret has ${shortest} characters`, registrations.at(-1))
  },
})
