import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/kernel/json.ts'
import type { DataSource, Paging, Range } from '../../../src/partner/data.ts'
import { dataSource, type Partner } from '../../../src/partner/partner.ts'
import type { RequestTemplate } from '../../../src/partner/request-template.ts'

/** What one real platform or other does differently with its nights. */
export interface Variant {
  readonly request?: Partial<RequestTemplate>
  readonly range?: Partial<Range>
  readonly paging?: Paging
  readonly empty?: DataSource['empty']
  readonly records?: Partial<DataSource['records']>
  /** Makes the example of the modern partner one of this. */
  readonly example?: (example: JsonObject) => JsonValue
  /** Makes the leaves of the mapping those of this example. */
  readonly leaf?: (expression: string) => string
}

const PLAIN = { start: '{from}', end: '{to}' }
const inQuery = (query: Readonly<Record<string, string>>): Partial<RequestTemplate> => ({ query })
const ANYTHING = {} as DataSource['schema']
const withMember = (name: string, value: JsonValue) => (example: JsonObject) => ({
  ...example,
  [name]: value,
})
const one = ({ data, ...rest }: JsonObject) => ({ ...rest, data: (data as readonly JsonObject[])[0]! })

/** Every text of a JSON value changed. */
function everyText(value: JsonValue, change: (text: string) => JsonValue): JsonValue {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => everyText(item, change))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everyText(item, change)]))
}

/** Every time in the example written otherwise, and members added to its record. */
export const timesAs =
  (write: (time: string) => JsonValue, more: JsonObject = {}) =>
  (example: JsonObject): JsonValue => {
    const isTime = (text: string) => /^\d{4}-\d{2}-\d{2}T/.test(text)
    const { data, ...rest } = everyText(example, (text) => (isTime(text) ? write(text) : text)) as JsonObject
    return { ...rest, data: (data as readonly JsonObject[]).map((record) => ({ ...record, ...more })) }
  }

/** `$time(x)` with the expression for the value, and the offset beside it, at any depth of the record. */
const timed =
  (value: string, offset: string) =>
  (leaf: string): string =>
    leaf.replace(/\$time\((\w+)\)/, (_, name: string) => {
      const beside = name === 'timestamp' ? offset.replace(/^/, '$$$$.') : offset
      return `$time(${value.replace('x', name)}, ${beside})`
    })

/** By what `shared/partners.md`'s dimensions 11 to 17 are called there. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  'a range in the path': {
    request: { url: '/v1/sleep/{from}/{to}', query: {} },
    range: { format: 'date', match: 'day' },
    paging: { kind: 'none' },
  },
  'a range in a form': {
    request: { method: 'POST', query: {}, form: { action: 'getsleep', ...PLAIN } },
    paging: { kind: 'none' },
  },
  'a range in a JSON body': {
    request: { method: 'POST', query: {}, json: { period: PLAIN, cursor: '{cursor}', size: '{limit}' } },
  },
  'a range in a filter expression': {
    request: inQuery({ filter: 'start_time >= "{from}" AND start_time < "{to}"', page_token: '{cursor}' }),
  },
  'dates, both included': { range: { format: 'date', end: 'inclusive', match: 'day' } },
  'basic dates, the end excluded': { range: { format: 'basicDate', match: 'day' } },
  'times without a zone': { range: { format: 'localDateTime' } },
  'seconds since the epoch, what overlaps': {
    range: { format: 'epochSeconds', end: 'inclusive', match: 'overlap' },
  },
  'milliseconds since the epoch, the start excluded': {
    range: { format: 'epochMilliseconds', start: 'exclusive', end: 'inclusive' },
  },
  'a single day in the path': {
    request: { url: '/v1/sleep/date/{day}', query: {} },
    range: { format: 'date', match: 'day' },
    paging: { kind: 'none' },
  },
  'a start alone': { request: inQuery({ since: '{since}', next_token: '{cursor}' }) },
  'what was modified since': {
    request: inQuery({ lastupdate: '{since}', next_token: '{cursor}' }),
    range: { format: 'epochSeconds', match: 'modified' },
  },
  'what was modified in a range': { range: { match: 'modified' } },
  'the last so many days': {
    request: inQuery({ days: '{days}', next_token: '{cursor}' }),
    range: { maxDays: 60 },
  },
  'no range at all': { request: inQuery({ next_token: '{cursor}' }), range: { lookbackDays: 40 } },
  'a week at most, four weeks back': { range: { maxDays: 7, lookbackDays: 28 } },
  'no pages': { request: inQuery(PLAIN), paging: { kind: 'none' } },
  'an offset and a flag': {
    request: inQuery({ ...PLAIN, offset: '{offset}' }),
    paging: { kind: 'offset', more: '/has_more', size: 4 },
    example: withMember('has_more', false),
  },
  'an offset that is told, and 0 or 1': {
    request: inQuery({ ...PLAIN, offset: '{offset}' }),
    paging: { kind: 'offset', more: '/more', next: '/next_offset', size: 4 },
    example: (example) => ({ ...example, more: 0, next_offset: 3 }),
  },
  'pages by number, until one is empty': {
    request: inQuery({ ...PLAIN, page: '{page}', per_page: '{limit}' }),
    paging: { kind: 'page', first: 1, size: 4 },
  },
  'pages by number from 0, their number told': {
    request: inQuery({ ...PLAIN, page: '{page}' }),
    paging: { kind: 'page', first: 0, pages: '/pages', size: 4 },
    example: withMember('pages', 1),
  },
  'pages by number, and a flag': {
    request: inQuery({ ...PLAIN, page: '{page}' }),
    paging: { kind: 'page', first: 1, more: '/has_more', size: 4 },
    example: withMember('has_more', false),
  },
  'the URL of the next page': {
    request: inQuery(PLAIN),
    paging: { kind: 'nextUrl', next: '/links/next', size: 4 },
    example: withMember('links', { next: 'http://127.0.0.1:4010/v1/sleep?page=2' }),
  },
  'a Link header, records at the root': {
    request: inQuery(PLAIN),
    paging: { kind: 'link', size: 4 },
    records: { at: '' },
    example: ({ data }) => data as JsonValue,
  },
  'the newest first, as declared': { records: { order: 'descending' } },
  'the last modified first, as declared': {
    range: { match: 'modified' },
    records: { order: 'descending' },
  },
  'the oldest first, by offset, local times, as declared': {
    request: inQuery({ ...PLAIN, offset: '{offset}' }),
    paging: { kind: 'offset', more: '/has_more', size: 4 },
    records: { order: 'ascending', time: 'localDateTime' },
    range: { format: 'localDateTime' },
    example: (example) =>
      timesAs((time) => time.slice(0, 19))(withMember('has_more', false)(example) as JsonObject),
  },
  'no data with 204': { empty: '204' },
  'no data with 404': { empty: '404' },
  'no data by leaving the list out': { empty: 'absent' },
  'one record as an object, several as a list': {
    request: inQuery(PLAIN),
    paging: { kind: 'none' },
    example: one,
  },
  'local times and an offset in minutes': {
    records: { time: 'localDateTime', offset: { at: '/tz_min', unit: 'min' } },
    example: timesAs((time) => time.slice(0, 19), { tz_min: 60 }),
    leaf: timed('x', 'tz_min * 60'),
  },
  'local times and no offset': {
    range: { format: 'localDateTime' },
    records: { time: 'localDateTime' },
    example: timesAs((time) => time.slice(0, 19)),
  },
  'milliseconds and an offset as text': {
    range: { format: 'epochMilliseconds' },
    records: { time: 'epochMilliseconds', offset: { at: '/zone', unit: 'iso' } },
    example: timesAs((time) => Date.parse(time), { zone: '+01:00' }),
    leaf: timed('x / 1000', 'zone'),
  },
  'seconds as text and an offset in seconds as text': {
    range: { format: 'epochSeconds' },
    records: { time: 'epochSeconds', offset: { at: '/zone', unit: 's' } },
    example: timesAs((time) => String(Date.parse(time) / 1000), { zone: '3600' }),
    leaf: timed('$number(x)', '$number(zone)'),
  },
  "the user's id in the path": { request: { url: '/v1/users/{userId}/sleep' } },
}

/** The modern partner with nights of another form, and nothing else. */
export function varied(partner: Partner, variant: Variant): Partner {
  const { expected: _, ...source } = dataSource(partner, 'sleep')
  const { request, range, paging, empty, records, example = (same) => same, leaf = (same) => same } = variant
  const sleep: DataSource = {
    ...source,
    request: { ...source.request, ...request },
    range: { ...source.range, ...range },
    paging: paging ?? { kind: 'cursor', next: '/next_token', size: 4 },
    empty: empty ?? source.empty,
    records: { ...source.records, ...records },
    example: example(source.example as JsonObject),
    schema: ANYTHING,
    mapping: everyText(source.mapping, leaf),
  }
  return { ...partner, data: { sleep } }
}
