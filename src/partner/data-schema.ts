import { DATA_TYPES } from './data.ts'
import { OFFSET_UNITS } from './offset-unit.ts'
import {
  choice,
  closedObject,
  type SchemaFragment,
  shared,
  taggedUnion,
  tagOf,
  text,
  texts,
  wholeNumber,
} from './schema-fragment.ts'
import { transactionSchema } from './transaction-schema.ts'

const range = closedObject(
  'What the range of a request means.',
  ['format'],
  {
    format: shared('timeFormat', 'What {from}, {to}, {since} and {day} look like.', {
      examples: ['dateTime'],
    }),
    start: choice('Whether the start belongs to the range.', ['inclusive', 'exclusive'], {
      default: 'inclusive',
      examples: ['inclusive'],
    }),
    end: choice('Whether the end belongs to the range.', ['inclusive', 'exclusive'], {
      default: 'exclusive',
      examples: ['exclusive'],
    }),
    match: choice(
      'Which records lie in a range: by their start, by any overlap, by their day, by when they were modified.',
      ['start', 'overlap', 'day', 'modified'],
      { default: 'start', examples: ['start'] },
    ),
    maxDays: wholeNumber('The widest range that may be asked for at once, in days.', 1, { examples: [30] }),
    lookbackDays: wholeNumber('How far back the partner keeps or gives data, in days.', 1, {
      examples: [365],
    }),
  },
  { default: { format: 'dateTime' }, examples: [{ format: 'date', end: 'exclusive', maxDays: 30 }] },
)

const size = wholeNumber('How many records a page holds at most; fills {limit}.', 1, { examples: [20, 100] })
const pointer = (description: string, example: string) =>
  shared('pointer', `${description} Starts at response.root.`, { examples: [example] })
const more = pointer('A boolean, or 0 or 1: whether there are more pages.', '/has_more')

const paging = taggedUnion(
  'kind',
  'How a long answer goes on.',
  [
    closedObject('The whole answer at once.', [], { kind: tagOf('The whole answer at once.', 'none') }),
    closedObject('The answer holds the next {cursor}.', ['next'], {
      kind: tagOf('The answer holds the next {cursor}.', 'cursor'),
      next: pointer('The next cursor; absent, null or empty on the last page.', '/next_token'),
      size,
    }),
    closedObject('{offset} counts records.', ['more'], {
      kind: tagOf('{offset} counts records.', 'offset'),
      more,
      next: pointer('The next offset.', '/next_offset'),
      size,
    }),
    closedObject('{page} counts pages.', [], {
      kind: tagOf('{page} counts pages.', 'page'),
      first: wholeNumber('The number of the first page.', 0, { default: 1, examples: [1] }),
      size,
      more,
      pages: pointer('The number of pages.', '/pages'),
    }),
    closedObject('The answer holds the URL of the next page.', ['next'], {
      kind: tagOf('The answer holds the URL of the next page.', 'nextUrl'),
      next: pointer('The URL of the next page; absent, null or empty on the last page.', '/links/next'),
      size,
    }),
    closedObject('The Link header with rel="next" (RFC 8288).', [], {
      kind: tagOf('The Link header with rel="next" (RFC 8288).', 'link'),
      size,
    }),
  ],
  { default: { kind: 'none' }, examples: [{ kind: 'cursor', next: '/next_token', size: 20 }] },
)

const inRecord = (description: string, example: string) =>
  shared('pointer', `${description} Starts at the record.`, { examples: [example] })

const records = closedObject(
  'Where the records of an answer stand, and what identifies and dates each.',
  ['at', 'id', 'start'],
  {
    at: pointer('An array of records, or one record.', '/data'),
    id: inRecord("The record's own id.", '/id'),
    start: inRecord('When it starts; for the record of a day, its date.', '/start_time'),
    end: inRecord('When it ends.', '/end_time'),
    updated: inRecord('When it was last modified.', '/updated_at'),
    userId: inRecord('Whose it is.', '/user_id'),
    time: shared(
      'recordTimeFormat',
      'What start and end look like, and updated unless updatedTime says otherwise.',
      {
        default: 'dateTime',
        examples: ['dateTime'],
      },
    ),
    updatedTime: shared('recordTimeFormat', 'What updated looks like, where that differs from time.', {
      examples: ['dateTime'],
    }),
    order: choice(
      'In which order records come, over all pages together: by start, or by updated where range.match is modified. Not promised unless told.',
      ['ascending', 'descending'],
      { examples: ['descending'] },
    ),
    offset: closedObject(
      'The offset from UTC, or what tells it, where the times do not carry one.',
      ['at', 'unit'],
      {
        at: inRecord('The offset, the zone, or the local time.', '/timezone_offset'),
        unit: choice(
          's: seconds · min: minutes · ms: milliseconds · iso: +01:00 · duration: 3600s · zone: an IANA name such as ' +
            'Europe/Berlin, whose clocks may change within a record · local: the start once more, as the wall clock shows it.',
          OFFSET_UNITS,
          { examples: ['s', 'zone'] },
        ),
        optional: {
          description: 'Whether some records lack it: those of a device that does not know it.',
          type: 'boolean',
          default: false,
          examples: [true],
        },
      },
      { examples: [{ at: '/timezone_offset', unit: 's' }] },
    ),
  },
  { examples: [{ at: '/data', id: '/id', start: '/bedtime_start', end: '/bedtime_end' }] },
)

const deferred = closedObject(
  'The request only asks for the records: it is answered with 202, and they come as events.',
  ['event'],
  {
    event: text('The event that brings them, by its name in webhooks.events.', { examples: ['sleeps'] }),
    withinSeconds: wholeNumber('How long after the request the last of them comes at most.', 1, {
      default: 3600,
      examples: [3600],
    }),
    duplicate: {
      description: 'The status of a request for what has been asked for before.',
      type: 'integer',
      minimum: 200,
      maximum: 499,
      default: 409,
      examples: [409],
    },
  },
  { examples: [{ event: 'sleeps', withinSeconds: 3600 }] },
)

/** One data type of `data`. */
export const dataSourceSchema: SchemaFragment = closedObject(
  "One data type: how to ask for it, what comes back, and how it becomes Terra's model.",
  ['request', 'records', 'schema', 'example', 'mapping'],
  {
    scopes: texts('Without them the partner refuses the request.', {
      default: [],
      examples: [['sleep.read']],
    }),
    request: shared(
      'request',
      'Placeholders {from} {to} {day} {days} (how many back) {since} {cursor} {offset} {page} {limit} {transactionId} {userId} {userEmail} …',
      {
        examples: [{ method: 'GET', url: '/v1/sleep', query: { start: '{from}', end: '{to}' } }],
      },
    ),
    range,
    paging,
    response: shared('envelope', 'How the answer wraps its records.', {
      default: {},
      examples: [{ root: '/body' }],
    }),
    records,
    empty: choice('How "no data" is said.', ['list', '204', '404', 'absent'], {
      default: 'list',
      examples: ['list'],
    }),
    deferred,
    transaction: transactionSchema,
    schema: shared(
      'file',
      'The JSON Schema of a whole answer: a file, or a place in an OpenAPI 3.1 document.',
      {
        examples: ['schemas/sleep.json', 'openapi.yaml#/components/schemas/SleepPage'],
      },
    ),
    example: shared('file', "A whole answer: the full real example that Terra's form asks for.", {
      examples: ['examples/sleep.json'],
    }),
    mapping: shared(
      'file',
      "A tree shaped like Terra's object whose leaves are expressions over one record.",
      {
        examples: ['mapping/sleep.yaml'],
      },
    ),
    expected: shared(
      'file',
      "What the mapping makes of the example's records, in their order, as a person has read and approved it.",
      {
        examples: ['examples/sleep.terra.json'],
      },
    ),
  },
)

const DATA_SOURCE = {
  scopes: ['sleep.read'],
  request: { method: 'GET', url: '/v1/sleep', query: { start: '{from}', end: '{to}', next: '{cursor}' } },
  range: { format: 'date', maxDays: 30 },
  paging: { kind: 'cursor', next: '/next_token' },
  records: { at: '/data', id: '/id', start: '/bedtime_start', end: '/bedtime_end' },
  schema: 'schemas/sleep.json',
  example: 'examples/sleep.json',
  mapping: 'mapping/sleep.yaml',
}

/** `data` of a descriptor. */
export const dataSchema: SchemaFragment = {
  description: "What Terra pulls, by Terra's data types.",
  type: 'object',
  properties: Object.fromEntries(
    DATA_TYPES.map((type) => [
      type,
      shared('dataSource', `Terra's ${type} data.`, { examples: [DATA_SOURCE] }),
    ]),
  ),
  additionalProperties: false,
  default: {},
  examples: [{ sleep: DATA_SOURCE }],
}
