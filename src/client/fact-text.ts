import type { JsonValue } from '../kernel/json.ts'
import { timeZone } from '../kernel/time-zone.ts'
import type { UserFact } from '../partner/user-facts.ts'
import { idText } from './locate.ts'

/** What a partner tells of a user, as text; `undefined` for what is no id, no email address, or names no time zone. */
export function factText(fact: UserFact, value: JsonValue): string | undefined {
  if (fact === 'eventUserId') return idText(value)
  if (typeof value !== 'string') return undefined
  switch (fact) {
    case 'userEmail':
      return /^[^@\s]+@[^@\s]+$/.test(value) ? value : undefined
    case 'timeZone':
      return timeZone(value) === undefined ? undefined : value
  }
}
