import type { JsonValue } from '../kernel/json.ts'
import { pointerKeys, resolvePointer, withPointer } from '../kernel/pointer.ts'
import { type SchemaPlace, schemaBelow, schemaPlace, typesOf } from '../mapping/schema-place.ts'
import { exampleEvent } from '../partner/example-event.ts'
import type { Partner } from '../partner/partner.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { fieldMatcher } from './field-matcher.ts'
import { type Expected, everyItem, exactly, someItem } from './matcher.ts'
import { recordShape } from './record-shape.ts'

/** What of a delivery's body we read when it tells of one event. */
export interface EventShape {
  /** The body with what every such event has. */
  readonly required: Expected
  /** For each field that one of its records may lack, a body with that field, by its pointer from the record. */
  readonly withRecordField: readonly { readonly field: string; readonly body: Expected }[]
}

/** The body of a delivery that carries this event alone, in its batch where the partner sends batches. */
export function eventShape(partner: Partner, event: WebhookEvent): EventShape {
  const records = event.payload === 'full' ? recordsAt(partner, event) : undefined
  const own = ownMembers(partner, event)
  const named = own.filter(([pointer]) => pointer === event.when.at || pointer === event.userId)
  return {
    required: delivery(partner, eventOf([...own, ...(records === undefined ? [] : [records.required])])),
    withRecordField: (records?.optional ?? []).map(({ field, member }) => ({
      field,
      body: delivery(partner, eventOf([...named, member])),
    })),
  }
}

/** A pointer into the event, and what must stand there. */
type Member = readonly [pointer: string, expected: Expected]

/** What the receiver reads of the event itself; what its schema does not promise counts only where we need it. */
function ownMembers(partner: Partner, event: WebhookEvent): readonly Member[] {
  const { when, userId, id, recordId, time } = event
  const example = exampleEvent(event, partner.webhooks)
  const schema = eventSchema(partner, event)
  const isNeeded = (pointer: string) => pointer === userId || (pointer === recordId && needsRecordId(event))
  const pointers = [userId, id !== undefined && 'at' in id ? id.at : undefined, recordId, time]
  const members = pointers
    .filter((pointer) => pointer !== undefined && pointer !== when.at)
    .filter((pointer) => isNeeded(pointer!) || isPromised(schema, pointer!))
    .map((pointer): Member => {
      const sample = resolvePointer(example, pointer!) as JsonValue | undefined
      return [pointer!, fieldMatcher(schemaBelow(schema, pointerKeys(pointer!)), sample)]
    })
  return [[when.at, exactly(when.equals)], ...members]
}

function needsRecordId({ kind, fetch }: WebhookEvent): boolean {
  return kind === 'deleted' || (fetch !== undefined && requestPlaceholders(fetch).includes('recordId'))
}

interface RecordMembers {
  readonly required: Member
  readonly optional: readonly { readonly field: string; readonly member: Member }[]
}

function recordsAt(partner: Partner, event: WebhookEvent): RecordMembers | undefined {
  const { dataType, records: at = '' } = event
  if (dataType === undefined) return undefined
  const shape = recordShape(partner, dataType)
  const isList = Array.isArray(resolvePointer(exampleEvent(event, partner.webhooks), at))
  return {
    required: [at, isList ? everyItem(shape.required, { min: 1 }) : shape.required],
    optional: shape.optional.map(({ field, record }) => ({
      field,
      member: [at, isList ? someItem(record) : record],
    })),
  }
}

function eventOf(members: readonly Member[]): Expected {
  return members.reduce<Expected>((event, [pointer, expected]) => withPointer(event, pointer, expected), {})
}

function delivery({ webhooks }: Partner, event: Expected): Expected {
  return webhooks?.batch === undefined
    ? event
    : withPointer<Expected>({}, webhooks.batch.at, everyItem(event, { min: 1 }))
}

function eventSchema({ webhooks }: Partner, { schema }: WebhookEvent): SchemaPlace | undefined {
  const whole = schemaPlace(schema)
  return webhooks?.batch === undefined ? whole : schemaBelow(whole, [...pointerKeys(webhooks.batch.at), '*'])
}

function isPromised(schema: SchemaPlace | undefined, pointer: string): boolean {
  const keys = pointerKeys(pointer)
  return keys.every((_, index) => {
    const place = schemaBelow(schema, keys.slice(0, index + 1))
    return place?.isRequired === true && !typesOf(place).includes('null')
  })
}
