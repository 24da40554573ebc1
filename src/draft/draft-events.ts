import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { resolvePointer, toPointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { bundleSchema } from './bundle-schema.ts'
import { dataTypeOfWords } from './data-types.ts'
import { type Drafted, notesBelow, todo } from './drafted.ts'
import { contentOf, followed, type OpenApi } from './open-api.ts'
import { withSample } from './sample-of.ts'
import { type SchemaView, viewSchema } from './schema-view.ts'
import { withEventMembers } from './stand-ins.ts'
import { kebabCase, variablePrefix, wordsOf } from './words.ts'

export interface DraftWebhooks extends Drafted {
  readonly files: readonly {
    readonly name: string
    readonly schema: JsonObject
    readonly example: JsonValue
  }[]
}

/**
 * `webhooks` of an OpenAPI 3.1 document as the events of a descriptor; `undefined` where it has none.
 *
 * @param types - the data types there are, with the URL template of one record, `''` where there is none.
 */
export function draftWebhooks(
  api: OpenApi,
  id: string,
  types: ReadonlyMap<DataType, string>,
): DraftWebhooks | undefined {
  const { webhooks } = api.document
  const events = Object.entries(isJsonObject(webhooks) ? webhooks : {}).flatMap(([name, item]) => {
    const { post } = followed(api.document, item)
    const content = isJsonObject(post) ? contentOf(api.document, post.requestBody) : undefined
    return content === undefined ? [] : [draftEvent(api.document, name, content, types)]
  })
  if (events.length === 0) return undefined
  return {
    value: {
      signature: { preset: 'standard-webhooks' },
      secret: `\${${variablePrefix(id)}_WEBHOOK_SECRET}`,
      registration: { kind: 'dashboard' },
      events: events.map(({ value }) => value),
    },
    notes: [
      todo('/signature', 'how deliveries are signed: a preset, or header, content, algorithm and encoding'),
      todo('/registration', 'how you learn where to deliver: dashboard, perApplication, perUser'),
      ...events.flatMap((event, index) => notesBelow(['events', index], event)),
    ],
    files: events.map(({ file }) => file),
  }
}

interface DraftEvent extends Drafted {
  readonly file: DraftWebhooks['files'][number]
}

function draftEvent(
  document: JsonObject,
  name: string,
  content: { readonly schema: JsonValue; readonly example?: JsonValue },
  types: ReadonlyMap<DataType, string>,
): DraftEvent {
  const delivery = withSample(bundleSchema(document, content.schema), content.example)
  const { isMadeUp, unusable } = delivery
  const shown = ({ pointer }: Scalar) => isMadeUp || resolvePointer(delivery.example, pointer) != null
  const members = scalars(delivery.schema, viewSchema(delivery.schema, delivery.schema), []).filter(shown)
  const { tag, user, own, record, time } = findMembers(members)
  const when = { at: tag?.pointer ?? '/type', equals: (tag && onlyValue(tag.view)) ?? name }
  const userId = user?.pointer ?? '/user_id'
  const { schema, example } = withEventMembers(delivery, { userId, when })
  const kind = kindOf(wordsOf(name))
  const concerns = kind === 'data' || kind === 'deleted'
  const dataType = concerns ? dataTypeOfWords(wordsOf(name)) : undefined
  const single = kind === 'data' && record !== undefined && dataType !== undefined ? types.get(dataType) : ''
  const fetch = single === undefined || single === '' ? undefined : { method: 'GET', url: single }
  const file = `event-${kebabCase(name)}`
  const isFound = kind !== 'data' || fetch !== undefined || time !== undefined
  return {
    value: {
      name,
      when,
      kind,
      ...(concerns ? { dataType: dataType ?? [...types.keys()][0] ?? 'sleep' } : {}),
      payload: 'thin',
      userId,
      ...(own === undefined ? {} : { id: { at: own.pointer } }),
      ...(record === undefined || !concerns ? {} : { recordId: record.pointer }),
      ...(fetch === undefined ? {} : { fetch }),
      ...(time === undefined || kind !== 'data' ? {} : { time: time.pointer }),
      schema: `schemas/${file}.json`,
      example: `examples/${file}.json`,
    },
    notes: [
      ...(isFound
        ? []
        : [todo('/payload', 'say where it tells its day (time), or how to fetch a record (fetch)')]),
      ...(tag === undefined ? [todo('/when', 'how the event is recognised')] : []),
      ...(concerns && dataType === undefined ? [todo('/dataType', 'what it is about')] : []),
      ...(user === undefined ? [todo('/userId', 'where the event names the user')] : []),
      ...(unusable === undefined
        ? []
        : [todo('/schema', `the document's schema cannot be used: ${unusable}`)]),
      ...(isMadeUp ? [todo('/example', 'a full real delivery; the one in the file was made up')] : []),
    ],
    file: { name: file, schema, example },
  }
}

/** What tells the kind of an event, its user, its own id, its record and its time. */
function findMembers(
  fields: readonly Scalar[],
): Readonly<Partial<Record<'tag' | 'user' | 'own' | 'record' | 'time', Scalar>>> {
  const pick = (pattern: RegExp) => fields.find(({ name }) => pattern.test(name))
  const found = {
    tag: pick(/^(type|event|eventtype|eventname|topic|kind|action)$/),
    user: pick(/^(user|member|athlete|owner|patient)(id|uuid)$/) ?? pick(/^(user|member|athlete)$/),
    own: pick(/^(id|eventid|deliveryid|notificationid|traceid)$/),
    record: pick(/^(?!(user|member|athlete|owner|event|client|delivery|notification|trace)u?u?id$)\w+id$/),
    time: pick(/^(start(time|date|at)?|day|date|bedtimestart|timestamp|occurredat)$/),
  }
  return Object.fromEntries(Object.entries(found).filter(([, field]) => field !== undefined))
}

function kindOf(words: readonly string[]): 'data' | 'deleted' | 'deauthorized' | 'permissionChanged' {
  const text = words.join(' ')
  if (/deauth|revok|disconnect|unlink|deregist/.test(text)) return 'deauthorized'
  if (/permission|scope|consent/.test(text)) return 'permissionChanged'
  return /delet|remov/.test(text) ? 'deleted' : 'data'
}

interface Scalar {
  readonly name: string
  readonly pointer: string
  readonly view: SchemaView
}

function scalars(document: unknown, view: SchemaView, keys: readonly string[]): readonly Scalar[] {
  const own: Scalar[] = []
  const inner: Scalar[] = []
  for (const [key, schema] of Object.entries(view.properties)) {
    const child = viewSchema(document, schema)
    const here = [...keys, key]
    if (child.types.includes('object') && keys.length < 2) inner.push(...scalars(document, child, here))
    else if (!child.types.includes('array'))
      own.push({ name: wordsOf(key).join(''), pointer: toPointer(here), view: child })
  }
  return [...own, ...inner]
}

function onlyValue({ raw }: SchemaView): string | number | undefined {
  const value = raw.const ?? (Array.isArray(raw.enum) && raw.enum.length === 1 ? raw.enum[0] : undefined)
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}
