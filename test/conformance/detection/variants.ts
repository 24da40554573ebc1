import type { JsonObject } from '../../../src/kernel/json.ts'
import { withPointer } from '../../../src/kernel/pointer.ts'
import type { DataType } from '../../../src/partner/data.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'

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
