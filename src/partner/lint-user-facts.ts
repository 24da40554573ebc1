import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'
import { authRequests, dataRequests, webhookRequests } from './lint-requests.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { dataTypesOf } from './partner.ts'
import { requestPlaceholders } from './request-template.ts'
import { isWallClock } from './time-format.ts'

export const userEmailTold: LintRule = {
  rule: 'Where requests name the user by email, the partner tells the email.',
  reads: ['auth', 'data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    const { auth } = partner
    if (auth.kind !== 'oauth2' || auth.userEmail !== undefined) return
    const requests = [...authRequests(auth), ...dataRequests(partner), ...webhookRequests(partner.webhooks)]
    for (const { at, request } of requests) {
      if (!requestPlaceholders(request).includes('userEmail')) continue
      const remedy =
        'Say where the partner tells it, for example auth.userEmail: { from: tokenResponse, at: /email }.'
      yield error(at, 'auth.userEmail, which fills {userEmail}', 'none', remedy)
    }
  },
}

export const timeZoneUsed: LintRule = {
  rule: "A mapping takes the user's zone where the partner tells it, and nowhere else.",
  reads: ['auth', 'data'],
  *judge({ partner }: LintSubject) {
    const { auth } = partner
    const isTold = auth.kind === 'oauth2' && auth.timeZone !== undefined
    for (const type of dataTypesOf(partner)) {
      const { mapping, records } = partner.data[type]!
      const uses = leavesWith('$userZone()', mapping, `/data/${type}/mapping`)
      if (!isTold) for (const at of uses) yield untoldZone(at)
      else if (
        type !== 'athlete' &&
        uses.length === 0 &&
        records.offset === undefined &&
        isWallClock(records.time)
      )
        yield warning(
          `/data/${type}/mapping`,
          '$userZone() beside local times, since auth.timeZone tells the zone',
          'none',
          'Write $time(value, $userZone()) and $midnight(value, $userZone()), or the times stay local.',
        )
    }
  },
}

function untoldZone(at: string): Finding {
  const remedy =
    'Say where the partner tells it, for example auth.timeZone: { from: tokenResponse, at: /timezone }.'
  return error(at, 'auth.timeZone, which $userZone() gives', 'none', remedy)
}

/** The pointers of the expressions that hold a text. */
function leavesWith(text: string, mapping: JsonValue, at: string): readonly string[] {
  if (typeof mapping === 'string') return mapping.includes(text) ? [at] : []
  if (!isJsonObject(mapping) && !Array.isArray(mapping)) return []
  return Object.entries(mapping).flatMap(([key, item]) =>
    leavesWith(text, item as JsonValue, at + toPointer([key])),
  )
}
