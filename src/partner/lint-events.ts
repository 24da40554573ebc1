import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from './data.ts'
import { missedPointer } from './lint-pointer.ts'
import { listOf } from './lint-records.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { deferredTypesOf, type Partner, transactionTypesOf } from './partner.ts'
import { requestPlaceholders } from './request-template.ts'
import { parseTime, TIME_FORMATS } from './time-format.ts'
import { describeValue } from './violation-problem.ts'
import type { WebhookEvent, Webhooks } from './webhooks.ts'

export const eventsFound: LintRule = {
  rule: 'The example of an event holds that event, and its pointers hit there.',
  reads: ['data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    const { webhooks } = partner
    for (const [index, event] of (webhooks?.events ?? []).entries())
      yield* judgeEvent(`/webhooks/events/${index}`, event, webhooks!, partner)
  },
}

export const eventsDistinct: LintRule = {
  rule: 'No two events are recognised by the same value, or have the same name.',
  reads: ['webhooks'],
  *judge({ partner }: LintSubject) {
    const events = partner.webhooks?.events ?? []
    const sign = ({ when }: WebhookEvent) => JSON.stringify([when.at, when.equals])
    for (const [index, event] of events.entries()) {
      const earlier = events.slice(0, index)
      const at = `/webhooks/events/${index}`
      const twin = earlier.find((other) => sign(other) === sign(event))
      if (earlier.some(({ name }) => name === event.name)) {
        yield error(
          `${at}/name`,
          'a name of its own',
          `"${event.name}" again`,
          'Give each event another name.',
        )
      } else if (twin !== undefined) {
        const found = `${JSON.stringify(event.when.equals)} at ${event.when.at}, as for ${twin.name}`
        yield error(`${at}/when`, 'a value of its own', found, 'Correct when, or make one event of the two.')
      }
    }
  },
}

export const eventsUsable: LintRule = {
  rule: 'What an event is about can be fetched and mapped.',
  reads: ['data', 'webhooks'],
  *judge({ partner, declared }: LintSubject) {
    for (const [index, event] of (partner.webhooks?.events ?? []).entries()) {
      yield* judgeUse(`/webhooks/events/${index}`, event, declared)
      // What is new is read in a transaction, whatever the event tells of it.
      const isOffered = transactionTypesOf(partner).some((type) => type === event.dataType)
      if (!isOffered) yield* judgeThin(`/webhooks/events/${index}`, event)
    }
  },
}

export const deferredTold: LintRule = {
  rule: 'What a request asks to be sent comes as a declared event, which carries it or says how to fetch it.',
  reads: ['data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    for (const type of deferredTypesOf(partner)) {
      const events = partner.webhooks?.events ?? []
      const { event: name } = partner.data[type]!.deferred!
      const event = events.find((candidate) => candidate.name === name)
      if (event?.kind !== 'data' || event.dataType !== type) yield noSuchEvent(type, name, event)
      for (const [index, { dataType, kind, payload, fetch, name: named }] of events.entries()) {
        if (dataType !== type || kind !== 'data' || payload === 'full' || fetch !== undefined) continue
        const remedy = `Say how to fetch what ${named} names with fetch: the request of ${type} brings no records.`
        const expected = 'an event that carries its records, or a fetch'
        yield error(`/webhooks/events/${index}`, expected, `"${named}", which names them`, remedy)
      }
    }
  },
}

function noSuchEvent(type: DataType, name: string, event: WebhookEvent | undefined): Finding {
  const what = event === undefined ? 'which is not declared' : `an event of ${event.dataType ?? event.kind}`
  const remedy = `Name the event that brings ${type} records, or declare it under webhooks.events.`
  const expected = `an event of kind data and data type ${type}`
  return error(`/data/${type}/deferred/event`, expected, `"${name}", ${what}`, remedy)
}

function* judgeUse(at: string, event: WebhookEvent, declared: readonly string[]): Iterable<Finding> {
  const { dataType, kind, fetch, recordId } = event
  if (dataType !== undefined && !declared.includes(dataType)) {
    const remedy = `Add data.${dataType}: its mapping makes Terra's records of the event's.`
    yield error(`${at}/dataType`, 'a data type that data declares', dataType, remedy)
  }
  if (fetch !== undefined && recordId === undefined && requestPlaceholders(fetch).includes('recordId')) {
    const remedy = 'Say where the event names the record with recordId.'
    yield error(`${at}/fetch`, 'a value for {recordId}', 'no recordId', remedy)
  }
  if (kind === 'deleted' && recordId === undefined) {
    const remedy = 'Say where the event names the record with recordId.'
    yield warning(at, 'recordId, the record that was deleted', 'none', remedy)
  }
}

function* judgeThin(at: string, { kind, payload, fetch, time, name }: WebhookEvent): Iterable<Finding> {
  if (kind === 'data' && payload === 'thin' && fetch === undefined && time === undefined) {
    const remedy = `Say where ${name} tells its day or time with time, or how to fetch one record with fetch.`
    yield warning(at, 'time or fetch, so that what is new can be fetched', 'neither', remedy)
  }
}

function* judgeEvent(
  at: string,
  event: WebhookEvent,
  webhooks: Webhooks,
  partner: Partner,
): Iterable<Finding> {
  const { batch } = webhooks
  const items = batch === undefined ? [event.example] : resolvePointer(event.example, batch.at)
  if (!Array.isArray(items)) {
    const expected = `a list of events in the example of ${event.name}`
    const options = { pointer: batch!.at, document: event.example, expected, inside: 'it' }
    yield missedPointer('/webhooks/batch/at', options)
    return
  }
  const mine = items.filter((item) => sameValue(resolvePointer(item, event.when.at), event.when.equals))
  if (mine.length === 0) {
    yield unrecognised(at, event, items)
    return
  }
  yield* judgePointers(at, event, mine)
  yield* judgeCarried(at, event, mine, partner)
}

function unrecognised(at: string, { when }: WebhookEvent, items: readonly JsonValue[]): Finding {
  const found = resolvePointer(items[0], when.at)
  const expected = `${JSON.stringify(when.equals)} at ${when.at} of an event in the example`
  if (found === undefined)
    return missedPointer(`${at}/when/at`, {
      pointer: when.at,
      document: items[0],
      expected,
      inside: 'the example',
    })
  const remedy = 'Correct when, or show this kind of event in the example.'
  return error(`${at}/when/equals`, expected, describeValue(found), remedy)
}

function* judgePointers(at: string, event: WebhookEvent, items: readonly JsonValue[]): Iterable<Finding> {
  const { id, recordId, records, time, userId } = event
  const pointers: readonly (readonly [string, string | undefined, string])[] = [
    ['userId', userId, 'the user in the event'],
    ['id/at', id !== undefined && 'at' in id ? id.at : undefined, 'the id of the event'],
    ['recordId', recordId, 'the id of the record'],
    ['records', records, 'the records in the event'],
    ['time', time, 'the time in the event'],
  ]
  for (const [name, pointer, expected] of pointers) {
    if (pointer === undefined) continue
    const misses = (item: JsonValue) => (resolvePointer(item, pointer) ?? null) === null
    const document = items.find(misses)
    if (document !== undefined)
      yield missedPointer(`${at}/${name}`, { pointer, document, expected, inside: 'the example' })
  }
  const odd = time === undefined ? undefined : items.map((item) => resolvePointer(item, time)).find(isNoTime)
  if (odd !== undefined)
    yield error(
      `${at}/time`,
      'a day or a time',
      `${describeValue(odd)} in the example`,
      'Correct the pointer.',
    )
}

/** The records that a full event carries are those of its data type. */
function* judgeCarried(
  at: string,
  { dataType, payload, records }: WebhookEvent,
  items: readonly JsonValue[],
  partner: Partner,
): Iterable<Finding> {
  const source = dataType === undefined ? undefined : partner.data[dataType]
  if (payload !== 'full' || records === undefined || source === undefined) return
  const carried = items.flatMap((item) => listOf(resolvePointer(item, records)) ?? [])
  for (const name of ['id', 'start'] as const) {
    const pointer = source.records[name]
    const document = carried.find((record) => resolvePointer(record, pointer) === undefined)
    if (document === undefined) continue
    const expected = `records in the format of data.${dataType}, with their ${name} at ${pointer}`
    yield missedPointer(`${at}/records`, { pointer, document, expected, inside: 'a record of the example' })
  }
}

function isNoTime(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    TIME_FORMATS.every((format) => parseTime(format, value) === undefined)
  )
}

function sameValue(found: unknown, expected: string | number): boolean {
  return found === expected
}
