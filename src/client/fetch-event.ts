import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { unwrap } from '../partner/envelope.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { dataSource } from '../partner/partner.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { spanAround } from './event-time.ts'
import { idText } from './locate.ts'
import { ask, pull } from './pull.ts'
import { readPage } from './read-page.ts'
import { windowsOf } from './windows.ts'

/** What a thin event led to. */
export type Fetched =
  | { readonly kind: 'records'; readonly records: readonly JsonValue[] }
  /** What it names cannot be seen, yet or any more. */
  | { readonly kind: 'notFound'; readonly recordId: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly forbidden: boolean }

/**
 * Fetches what a thin event names: by its own template, or by pulling its data type around its time.
 *
 * @throws as `pull` does.
 */
export async function fetchEvent(
  context: ClientContext,
  connection: Connection,
  declaration: WebhookEvent & { readonly dataType: DataType },
  event: JsonValue,
): Promise<Fetched> {
  const { partner, clock } = context
  const { dataType, fetch: template, time, recordId: recordIdAt } = declaration
  const source = dataSource(partner, dataType)
  const span = spanAround(
    source,
    time === undefined ? undefined : resolvePointer(event, time),
    clock.epochMs(),
  )
  const recordId = recordIdAt === undefined ? undefined : idText(resolvePointer(event, recordIdAt))
  const fetched =
    template === undefined
      ? await pullAround(context, connection, dataType, span)
      : await callTemplate(context, connection, source, template, { span, recordId })
  if (fetched.kind !== 'records' || recordId === undefined) return fetched
  const isThere = fetched.records.some(
    (record) => idText(resolvePointer(record, source.records.id)) === recordId,
  )
  return isThere ? fetched : { kind: 'notFound', recordId }
}

async function pullAround(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  span: { readonly fromMs: number; readonly toMs: number },
): Promise<Fetched> {
  const records: JsonValue[] = []
  const pages = pull(context, connection, type, span)
  for (;;) {
    const step = await pages.next()
    if (!step.done) {
      records.push(...step.value.records)
      continue
    }
    const end = step.value
    if (end.ended !== 'failed') return { kind: 'records', records }
    return { kind: 'failed', reason: end.reason, forbidden: end.failure === 'forbidden' }
  }
}

async function callTemplate(
  context: ClientContext,
  connection: Connection,
  source: DataSource,
  template: RequestTemplate,
  {
    span,
    recordId,
  }: {
    readonly span: { readonly fromMs: number; readonly toMs: number }
    readonly recordId: string | undefined
  },
): Promise<Fetched> {
  const { baseUrl, clock } = context
  const window = windowsOf(source, span, clock.epochMs())[0]
  const answer = await ask(context, connection, source, (values) =>
    fillRequest(template, { ...values, ...window?.values, recordId }, baseUrl),
  )
  if (answer.status === 404 && recordId !== undefined) return { kind: 'notFound', recordId }
  const page = readPage(source, answer)
  if (page.kind === 'records') return { kind: 'records', records: page.records }
  if (page.kind === 'later') return { kind: 'records', records: [] }
  if (page.kind === 'refused') {
    return { kind: 'failed', reason: page.reason, forbidden: page.status === 403 || page.status === 412 }
  }
  // A template that names one record may be answered with that record alone, outside any list.
  const content = unwrap(source.response, answer.body) as JsonValue | undefined
  return isJsonObject(content) && resolvePointer(content, source.records.id) !== undefined
    ? { kind: 'records', records: [content] }
    : { kind: 'failed', reason: page.reason, forbidden: false }
}
