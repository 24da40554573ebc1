import type { DataSource } from '../../../partner/data.ts'
import { dataSource, dataTypesOf, deferredTypesOf, type Partner } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import { isWallClock } from '../../../partner/time-format.ts'
import type { WebhookEvent } from '../../../partner/webhooks.ts'

/** Why a fault of data cannot be had by a partner without any. */
export function hasData(partner: Partner): string | undefined {
  return dataTypesOf(partner).length > 0 ? undefined : 'it has no data'
}

/** For faults of requests that name whom they are about while a token says on whose behalf they come. */
export function namesUsers(partner: Partner): string | undefined {
  if (partner.auth.kind !== 'oauth2') return "its credentials are nobody's in particular"
  const isNamed = ({ request }: DataSource) =>
    requestPlaceholders(request).some((name) => name === 'userId' || name === 'userEmail')
  return declares(isNamed, 'its requests name no user')(partner)
}

/** For faults in the zone that a partner names, in its records or while a user links, where instants are asked for. */
export function tellsZones(partner: Partner): string | undefined {
  const isTold = partner.auth.kind === 'oauth2' && partner.auth.timeZone !== undefined
  return declares(
    ({ records, range }) =>
      isWallClock(records.time) &&
      !isWallClock(range.format) &&
      (records.offset === undefined ? isTold : records.offset.unit === 'zone'),
    'it names no time zone for local times that are asked for by instants',
  )(partner)
}

/** For faults of records that a request only asks to be sent. */
export function hasDeferredData(partner: Partner): string | undefined {
  return deferredTypesOf(partner).length > 0 ? undefined : 'its requests bring their records themselves'
}

/** For faults that take a data type which is declared in some way. */
export function declares(
  isDeclared: (source: DataSource) => boolean,
  reason: string,
): (partner: Partner) => string | undefined {
  return (partner) =>
    dataTypesOf(partner).some((type) => isDeclared(dataSource(partner, type))) ? undefined : reason
}

/** For faults of the order of records. */
export const declaresOrder: (partner: Partner) => string | undefined = declares(
  ({ records }) => records.order !== undefined,
  'it promises no order of records',
)

export function pagesBy(kind: DataSource['paging']['kind']): (partner: Partner) => string | undefined {
  return declares(({ paging }) => paging.kind === kind, `it does not page by ${kind}`)
}

/** Why a fault of webhooks cannot be had by a partner without any that can be asked for. */
export function hasWebhooks({ webhooks }: Partner): string | undefined {
  if (webhooks === undefined) return 'it has no webhooks'
  return webhooks.registration.kind === 'dashboard' ? 'its webhooks are registered in a dashboard' : undefined
}

/** For faults that take an event which is declared in some way. */
export function hasEvents(
  isDeclared: (event: WebhookEvent) => boolean,
  reason: string,
): (partner: Partner) => string | undefined {
  return (partner) => hasWebhooks(partner) ?? (partner.webhooks?.events.some(isDeclared) ? undefined : reason)
}
