import { stringifyJson } from '../kernel/json.ts'
import { resolveScheme } from '../signature/scheme.ts'
import { SignatureSchemeError } from '../signature/scheme-error.ts'
import { error, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import type { Webhooks } from './webhooks.ts'

export const signatureResolves: LintRule = {
  rule: 'The declaration of the signature makes a scheme, and there is a secret for it.',
  reads: ['webhooks'],
  *judge({ partner }: LintSubject) {
    const { webhooks } = partner
    if (webhooks === undefined) return
    try {
      resolveScheme(webhooks.signature)
    } catch (thrown) {
      if (!(thrown instanceof SignatureSchemeError)) throw thrown
      const reason = thrown.message
        .replace(/^Failed to resolve the signature scheme: /, '')
        .replace(/\.$/, '')
      yield error(
        `/webhooks/signature${thrown.path}`,
        'a signature scheme',
        `a contradiction (${reason})`,
        thrown.remedy,
      )
    }
    const { registration, secret } = webhooks
    if (secret !== undefined || (registration.kind !== 'dashboard' && registration.secretAt !== undefined))
      return
    yield error(
      '/webhooks',
      'a signing secret: secret, or registration.secretAt where the registration returns it',
      'neither',
      `Add secret: \${${partner.id.toUpperCase().replaceAll('-', '_')}_WEBHOOK_SECRET}.`,
    )
  },
}

export const deliveriesIdentified: LintRule = {
  rule: 'A delivery or its events have an id, so that a repeated delivery is harmless.',
  reads: ['webhooks'],
  *judge({ partner }: LintSubject) {
    const { webhooks } = partner
    if (webhooks === undefined || signsAnId(webhooks)) return
    for (const [index, { id, name }] of webhooks.events.entries()) {
      if (id !== undefined) continue
      const remedy = 'Say where it stands with id, in the body as { at } or in a header as { header }.'
      yield warning(`/webhooks/events/${index}`, `an id of ${name}, the same in each attempt`, 'none', remedy)
    }
  },
}

function signsAnId({ signature }: Webhooks): boolean {
  try {
    const scheme = resolveScheme(signature)
    return 'id' in scheme && scheme.id.from !== 'none'
  } catch {
    // What is no scheme is told elsewhere.
    return true
  }
}

export const eventUserApart: LintRule = {
  rule: 'An id for events alone is told somewhere else than the id of the user, and there are events.',
  reads: ['auth', 'webhooks'],
  *judge({ partner: { auth, webhooks } }: LintSubject) {
    if (auth.kind !== 'oauth2' || auth.eventUserId === undefined) return
    const remedy = 'Leave eventUserId out: events call the user by userId unless it says otherwise.'
    if (webhooks === undefined)
      yield warning('/auth/eventUserId', 'events that call the user by it', 'no webhooks', remedy)
    else if (stringifyJson(auth.eventUserId) === stringifyJson(auth.userId))
      yield warning('/auth/eventUserId', 'another place than that of userId', 'the same one', remedy)
  },
}

export const pullOffered: LintRule = {
  rule: 'The partner offers data to pull; Terra always requires it.',
  reads: ['data'],
  *judge({ declared }: LintSubject) {
    if (declared.length > 0) return
    const remedy = 'Add data with sleep, activity, daily or body.'
    yield warning('/data', 'at least one data type to pull, since Terra always requires it', 'none', remedy)
  },
}
