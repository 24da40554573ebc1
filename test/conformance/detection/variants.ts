import type { JsonObject, JsonValue } from '../../../src/kernel/json.ts'
import { resolvePointer, withPointer } from '../../../src/kernel/pointer.ts'
import type { DataType } from '../../../src/partner/data.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'
import type { WebhookEvent } from '../../../src/partner/webhooks.ts'

/** The partner, whose next page is a URL in the answer. */
export function pagingByUrl(partner: Partner): Partner {
  const sleep = dataSource(partner, 'sleep')
  const paging = { kind: 'nextUrl', next: '/next_token', size: 20 } as const
  return { ...partner, data: { ...partner.data, sleep: { ...sleep, paging } } }
}

/** The partner, whose requests name the user. */
export function namingTheUser(partner: Partner): Partner {
  const sleep = dataSource(partner, 'sleep')
  const query = { ...sleep.request.query, user: '{userId}' }
  return { ...partner, data: { ...partner.data, sleep: { ...sleep, request: { ...sleep.request, query } } } }
}

/** The partner, whose requests name the user by email, which the token response tells. */
export function namingByEmail(partner: Partner): Partner {
  const { auth } = partner
  if (auth.kind !== 'oauth2') throw new Error('nobody is told the email')
  const sleep = dataSource(partner, 'sleep')
  const query = { ...sleep.request.query, email: '{userEmail}' }
  return {
    ...partner,
    auth: { ...auth, userEmail: { from: 'tokenResponse', at: '/email' } },
    data: { ...partner.data, sleep: { ...sleep, request: { ...sleep.request, query } } },
  }
}

/** The partner with one leaf of a mapping written otherwise. */
export function mappedWrongly(
  partner: Partner,
  type: DataType,
  pointer: string,
  expression: string,
): Partner {
  const source = dataSource(partner, type)
  const mapping = withPointer(source.mapping as JsonObject, pointer, expression)
  return { ...partner, data: { ...partner.data, [type]: { ...source, mapping } } }
}

/** The partner with a mapping that says nothing. */
export function mappedToNothing(partner: Partner, type: DataType): Partner {
  const source = dataSource(partner, type)
  const mapping = { metadata: { start_time: 'nothing', end_time: 'nothing', summary_id: 'nothing' } }
  return { ...partner, data: { ...partner.data, [type]: { ...source, mapping } } }
}

/** The partner, whose events call users by another id, which the token response tells. */
export function callingUsersOtherwise(partner: Partner): Partner {
  const { auth } = partner
  if (auth.kind !== 'oauth2') throw new Error('nobody is told the other id')
  const eventUserId = { from: 'tokenResponse', at: '/event_user', type: 'string' } as const
  return { ...partner, auth: { ...auth, eventUserId } }
}

/** The partner, whose endpoints are asked for a challenge before they are registered. */
export function askingForAnEcho(partner: Partner): Partner {
  const handshake = { kind: 'echo', parameter: 'challenge', respondAt: '/challenge' } as const
  return { ...partner, webhooks: { ...partner.webhooks!, handshake } }
}

/** The partner, whose registrations return the secret. */
export function returningTheSecret(partner: Partner): Partner {
  const { registration } = partner.webhooks!
  if (registration.kind === 'dashboard') throw new Error('nothing is registered by request')
  return {
    ...partner,
    webhooks: { ...partner.webhooks!, registration: { ...registration, secretAt: '/secret' } },
  }
}

/** The partner with a rate limit that a few requests reach. */
export function limitedTightly(partner: Partner): Partner {
  const windows = [{ requests: 12, seconds: 60, per: 'user', name: 'default' }] as const
  const refusal = { status: 429, retryAfter: 'seconds' } as const
  return { ...partner, rateLimit: { ...partner.rateLimit!, windows, refusal } }
}

/** The partner that says when to come back by a date. */
export function limitedUntilADate(partner: Partner): Partner {
  const limited = limitedTightly(partner)
  const refusal = { status: 429, retryAfter: 'httpDate' } as const
  return { ...limited, rateLimit: { ...limited.rateLimit!, refusal } }
}

/** The partner that promises its nights newest first, in pages of any size. */
export function newestFirst(partner: Partner): Partner {
  const sleep = dataSource(partner, 'sleep')
  const records = { ...sleep.records, order: 'descending' } as const
  return { ...partner, data: { ...partner.data, sleep: { ...sleep, records } } }
}

/** The partner whose nights are asked for, and come in an event of their own. */
export function sendingNightsLater(partner: Partner): Partner {
  const sleep = dataSource(partner, 'sleep')
  const webhooks = partner.webhooks!
  const model = webhooks.events.find(({ dataType, kind }) => dataType === 'sleep' && kind === 'data')!
  const nights = resolvePointer(sleep.example, sleep.records.at) as JsonValue
  const event: WebhookEvent = {
    ...model,
    name: 'nights',
    when: { at: '/type', equals: 'nights' },
    payload: 'full',
    records: '/nights',
    schema: true as unknown as WebhookEvent['schema'],
    example: { ...(model.example as JsonObject), type: 'nights', nights },
  }
  const deferred = { event: 'nights', withinSeconds: 60, duplicate: 409 }
  return {
    ...partner,
    data: { ...partner.data, sleep: { ...sleep, deferred } },
    webhooks: { ...webhooks, events: [...webhooks.events.filter((other) => other !== model), event] },
  }
}
