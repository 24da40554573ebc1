import type { Message } from '../../../src/emitter/message.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import type { WebhookEvent, Webhooks } from '../../../src/partner/webhooks.ts'

/** What every process of the test agrees on: event 17 is about record `night_17`, and of user 17 mod 4. */
export const SECRET = 'whsec_bW9jay13ZWJob29rLXNlY3JldC1mb3ItdGVycmFyaXVt'
export const USERS = 4
const EVENT = 'sleep.updated'

export function eventKey(number: number): string {
  return `event:${EVENT}:evt_${number}`
}

export function recordId(number: number): string {
  return `night_${number}`
}

export function userId(number: number): string {
  return `usr_${number % USERS}`
}

/** A partner whose events carry their records, and which tries again soon and very often. */
export function persistent(partner: Partner): Partner {
  const declared = partner.webhooks!
  const [sleep] = declared.events as [WebhookEvent, ...WebhookEvent[]]
  const webhooks: Webhooks = {
    ...declared,
    secret: SECRET,
    retry: { delaysSeconds: Array.from({ length: 400 }, (_, index) => Math.min(0.002 * (index + 1), 0.05)) },
    events: [{ ...sleep, payload: 'full', records: '/data' }],
  }
  return { ...partner, webhooks }
}

export function message(number: number, url: string): Message {
  const start = new Date(Date.UTC(2026, 0, 1) + number * 3600_000).toISOString()
  const night = { id: recordId(number), user_id: userId(number), bedtime_start: start, updated_at: start }
  const event = { id: `evt_${number}`, type: EVENT, user_id: userId(number), data: [night] }
  return { url, event: EVENT, userId: userId(number), id: `msg_${number}`, body: JSON.stringify(event) }
}
