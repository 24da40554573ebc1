import { redactExchange, redactUrl } from '../conformance/redact.ts'
import type { Exchange } from '../http/exchange.ts'
import type { JournalEntry } from '../mock/journal.ts'
import { isoTime } from './clock-view.ts'

/** An entry of the journal as it may be shown: without secrets or health values, shapes kept. */
export interface JournalView {
  readonly sequence: number
  /** A request that the mock answered, or one that it sent. */
  readonly kind: 'exchange' | 'delivery'
  readonly at: string
  /** Of an exchange: `authorize`, `token`, `data.sleep`, …; `unknown` where nothing is. */
  readonly route?: string
  /** Of a delivery: a webhook, or the handshake before it. */
  readonly purpose?: 'handshake' | 'event'
  readonly userId?: string
  readonly grantId?: string
  readonly method: string
  readonly url: string
  /** `null` where nobody answered. */
  readonly status: number | null
  /** Both messages in the form of RFC 9112; `null` where nobody answered. */
  readonly request: string
  readonly response: string | null
  /** To the byte, secrets and health values included: for who asks for it. */
  readonly exact?: { readonly request: Exchange['request']; readonly response: Exchange['response'] | null }
}

export function journalView(entry: JournalEntry, options: { readonly exact?: boolean } = {}): JournalView {
  const { request, response } = entry
  const shown = redactExchange({
    request,
    response: response ?? { status: 0, headers: {}, body: '' },
    sentAtMs: entry.sentAtMs,
    durationMs: 0,
  })
  return {
    sequence: entry.sequence,
    kind: entry.kind,
    at: isoTime(entry.sentAtMs),
    ...about(entry),
    method: request.method,
    url: redactUrl(request.url),
    status: response?.status ?? null,
    request: shown.request,
    response: response === undefined ? null : shown.response,
    ...(options.exact && { exact: { request, response: response ?? null } }),
  }
}

function about(entry: JournalEntry): Pick<JournalView, 'route' | 'purpose' | 'userId' | 'grantId'> {
  if (entry.kind === 'delivery') return { purpose: entry.purpose }
  const { route, userId, grantId } = entry
  return { route, ...(userId !== undefined && { userId }), ...(grantId !== undefined && { grantId }) }
}
