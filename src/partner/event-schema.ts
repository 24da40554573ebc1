import { DATA_TYPES } from './data.ts'
import { choice, closedObject, needing, type SchemaFragment, shared, text } from './schema-fragment.ts'

const inEvent = (description: string, example: string) =>
  shared('pointer', `${description} Starts at the event.`, { examples: [example] })

const eventId: SchemaFragment = {
  ...closedObject("The event's own id, for deduplication.", [], {
    at: inEvent('In the body.', '/id'),
    header: text('In this header of the delivery.', { examples: ['webhook-id'] }),
  }),
  minProperties: 1,
  maxProperties: 1,
  examples: [{ at: '/id' }],
}

const properties = {
  name: text("The partner's name of the event.", { examples: ['sleep.updated'] }),
  when: closedObject(
    "How the event is recognised; by /type equal to the event's name unless told.",
    ['equals'],
    {
      at: shared('pointer', 'Starts at the event.', { default: '/type', examples: ['/type'] }),
      equals: {
        description: 'What stands there for this kind of event.',
        type: ['string', 'number'],
        examples: ['sleep.updated', 44],
      },
    },
    { examples: [{ at: '/collection', equals: 'sleep' }] },
  ),
  kind: choice('What it is about.', ['data', 'deleted', 'deauthorized', 'permissionChanged'], {
    default: 'data',
    examples: ['data'],
  }),
  dataType: choice("Which of Terra's data types; for data and deleted.", DATA_TYPES, {
    examples: ['sleep'],
  }),
  payload: choice('thin: it names what to fetch · full: it carries the records.', ['thin', 'full'], {
    default: 'thin',
    examples: ['thin'],
  }),
  fetch: shared(
    'request',
    "Fetches what a thin event names; without it the data type's own request is used.",
    {
      examples: [{ method: 'GET', url: '/v1/sleep/{recordId}' }],
    },
  ),
  records: inEvent('The records of a full event.', '/series'),
  userId: inEvent('Whose data it is about.', '/user_id'),
  id: eventId,
  recordId: inEvent('The id of the record that a thin or deleting event names.', '/data/sleep_id'),
  time: inEvent('When what it tells of happened, so that a thin event can be fetched by range.', '/data/day'),
  schema: shared('file', "The JSON Schema of a whole delivery's body.", {
    examples: ['schemas/event-sleep.json'],
  }),
  example: shared('file', "A whole delivery's body.", { examples: ['examples/event-sleep.json'] }),
}

/** A kind of event of `webhooks.events`. */
export const eventSchema: SchemaFragment = {
  ...closedObject('One kind of event.', ['name', 'userId', 'schema', 'example'], properties),
  allOf: [
    {
      if: { properties: { kind: { enum: ['data', 'deleted'] } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: needing('dataType', properties.dataType),
    },
    {
      if: { required: ['payload'], properties: { kind: { const: 'data' }, payload: { const: 'full' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: needing('records', properties.records),
    },
  ],
}
