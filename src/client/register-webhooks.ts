import { type Exchange, responseJson, succeeded } from '../http/exchange.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'

/** What one registration came to. */
export interface Registered {
  /** Absent where one registration covers all events. */
  readonly event?: string
  /** Absent where one registration covers all users. */
  readonly connectionId?: string
  /** Whether the partner answered with 2xx, or 409: it had been done before. */
  readonly accepted: boolean
  readonly exchange: Exchange
}

/**
 * Registers our endpoint, once for the application or once for each connection, and for each event where the template
 * asks for one. Secrets that come back are stored. A partner with a dashboard is left alone.
 *
 * @throws what `exchange` and the token keeper throw.
 */
export async function registerWebhooks(
  context: ClientContext,
  callbackUrl: string,
  connections: readonly Connection[],
): Promise<readonly Registered[]> {
  const { partner, credentials, baseUrl, exchange, keeper, store } = context
  const { webhooks, auth } = partner
  if (webhooks === undefined || webhooks.registration.kind === 'dashboard') return []
  const { kind, request, secretAt } = webhooks.registration
  const perEvent = requestPlaceholders(request).includes('event')
  const events = perEvent ? webhooks.events.map(({ name }) => name) : [undefined]
  const registered: Registered[] = []
  for (const connection of kind === 'perUser' ? connections : [undefined]) {
    const accessToken = connection === undefined ? undefined : await keeper.accessToken(connection.id)
    const values = callValues(auth, credentials, { ...connection, accessToken })
    for (const event of events) {
      const answer = await exchange(fillRequest(request, { ...values, callbackUrl, event }, baseUrl))
      const secret = secretAt === undefined ? undefined : resolvePointer(responseJson(answer), secretAt)
      if (typeof secret === 'string' && secret !== '') await store.addWebhookSecret(secret)
      registered.push({
        ...(event === undefined ? {} : { event }),
        ...(connection === undefined ? {} : { connectionId: connection.id }),
        accepted: succeeded(answer) || answer.response.status === 409,
        exchange: answer,
      })
    }
  }
  return registered
}
