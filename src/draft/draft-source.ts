import type { JsonObject, JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import { bundleSchema } from './bundle-schema.ts'
import { scopesOf } from './draft-auth.ts'
import { draftMapping } from './draft-mapping.ts'
import { type Drafted, todo } from './drafted.ts'
import { inferSchema } from './infer-schema.ts'
import type { OpenApi, Operation, Parameter } from './open-api.ts'
import { type DraftPaging, findPaging } from './paging-parameters.ts'
import { findRange, maxDaysOf, type RangeParameters, timeFormatOf } from './range-parameters.ts'
import { recordShape } from './record-shape.ts'
import { type SchemaAndSample, withSample } from './sample-of.ts'
import { viewSchema } from './schema-view.ts'
import type { BaseUrl } from './servers.ts'
import { withStandIns } from './stand-ins.ts'

export interface DraftSourceOptions {
  readonly type: DataType
  readonly api?: OpenApi | undefined
  readonly operation?: Operation | undefined
  readonly base: BaseUrl
  /** A sample of a whole answer. */
  readonly example?: JsonValue | undefined
}

export interface DraftSource extends Drafted {
  readonly schema: JsonObject
  readonly example: JsonValue
  readonly mapping: Drafted
}

/** One data type: its request as the document has it, its records as its schema or its sample shows them. */
export function draftSource(options: DraftSourceOptions): DraftSource {
  const { type, api, operation } = options
  const { isMadeUp, unusable, ...answer } = answerOf(options)
  const shape = recordShape(type, answer.schema, isMadeUp ? undefined : answer.example)
  const parameters = operation?.parameters ?? []
  const paging = findPaging(parameters, answer.schema, viewSchema(answer.schema, answer.schema))
  const stand = { type, isMadeUp, records: shape.records, paging: paging.paging }
  const { schema, example } = withStandIns({ ...stand, ...answer })
  const asked = request(options, paging)
  const { time, ...pointers } = shape.records
  return {
    value: {
      ...(api === undefined || operation === undefined ? {} : { scopes: scopesOf(api, operation) }),
      ...asked.value,
      paging: paging.paging as unknown as JsonValue,
      records: { ...pointers, time } as unknown as JsonValue,
      schema: `schemas/${type}.json`,
      example: `examples/${type}.json`,
      mapping: `mapping/${type}.yaml`,
    },
    notes: [
      ...asked.notes,
      ...paging.todos.map((text) => todo('/paging', text)),
      ...Object.entries(shape.todos).map(([name, text]) => todo(`/records/${name}`, text)),
      ...(unusable === undefined
        ? []
        : [todo('/schema', `the document's schema cannot be used: ${unusable}`)]),
      ...(isMadeUp ? [todo('/example', 'a full real answer; the one in the file was made up')] : []),
    ],
    schema,
    example,
    mapping: draftMapping(type, schema, shape),
  }
}

/** The schema of the document, or one inferred from the sample; the sample, or what stands for one. */
function answerOf({ type, api, operation, example }: DraftSourceOptions): SchemaAndSample {
  const declared = operation?.answer
  if (api === undefined || declared === undefined) {
    const sample = example ?? placeholder(type)
    return { schema: inferSchema(sample), example: sample, isMadeUp: example === undefined }
  }
  const made = withSample(bundleSchema(api.document, declared.schema), example ?? declared.example)
  const shown = example ?? made.example
  const schema = made.unusable === undefined ? made.schema : inferSchema(shown)
  return { ...made, schema, example: shown, isMadeUp: made.isMadeUp && example === undefined }
}

/** `request` and `range` of a data type. */
function request({ type, operation, base }: DraftSourceOptions, paging: DraftPaging): Drafted {
  if (operation === undefined) {
    const query = type === 'athlete' ? {} : { query: { start: '{from}', end: '{to}' } }
    return {
      value: {
        request: { method: 'GET', url: `/v1/${type}`, ...query },
        ...(type === 'athlete' ? {} : { range: { format: 'dateTime' } }),
      },
      notes: [todo('/request', `how Terra asks for ${type}`)],
    }
  }
  const range = findRange(operation.parameters)
  const { fill, unknown } = filler(range, paging)
  const format = Object.values(range).map(timeFormatOf)[0]
  const isTimed = Object.keys(range).length > 0
  const match = range.since === undefined ? {} : { match: 'modified' }
  const maxDays = maxDaysOf(descriptionsOf(operation))
  const width = maxDays === undefined ? {} : { maxDays }
  const template = fillOperation(operation, base, fill)
  const isMissing = !isTimed && type !== 'athlete'
  return {
    value: {
      request: template,
      ...(isTimed ? { range: { format: format ?? 'dateTime', ...match, ...width } } : {}),
    },
    notes: [
      ...operation.parameters.filter(unknown).map(({ name }) => todo('/request', `the value of ${name}`)),
      ...(isTimed && format === undefined ? [todo('/range/format', 'how the range is written')] : []),
      ...(isMissing ? [todo('/request', 'how the range is passed; none was found')] : []),
      ...(isTimed
        ? [
            todo(
              '/range',
              `whether its end belongs to it (end)${maxDays === undefined ? ', and how wide it may be (maxDays)' : ''}`,
            ),
          ]
        : []),
    ],
  }
}

function descriptionsOf({ operation, parameters }: Operation): readonly string[] {
  return [String(operation.description ?? ''), ...parameters.map(({ description }) => description)]
}

interface Filler {
  /** `undefined` for what is left out. */
  readonly fill: (parameter: Parameter) => string | undefined
  /** Whether a parameter is needed and nothing tells its value. */
  readonly unknown: (parameter: Parameter) => boolean
}

function filler(range: RangeParameters, paging: DraftPaging): Filler {
  const values = new Map<unknown, string>(
    [...Object.entries(paging.parameters), ...Object.entries(range)].map(([name, parameter]) => [
      parameter,
      `{${name}}`,
    ]),
  )
  const told = (parameter: Parameter) => values.get(parameter) ?? (parameter.isUser ? '{userId}' : undefined)
  const known = (parameter: Parameter) =>
    told(parameter) ?? (parameter.required ? constantOf(parameter) : undefined)
  const unknown = (parameter: Parameter) => parameter.required && known(parameter) === undefined
  return { fill: (parameter) => known(parameter) ?? (parameter.required ? 'TODO' : undefined), unknown }
}

function fillOperation(
  { method, path, parameters }: Operation,
  base: BaseUrl,
  fill: (parameter: Parameter) => string | undefined,
): JsonObject {
  const filled = parameters.flatMap((parameter) => {
    const value = fill(parameter)
    return value === undefined ? [] : [{ parameter, value }]
  })
  const part = (where: Parameter['in']) => {
    const own = filled.filter(({ parameter }) => parameter.in === where)
    return Object.fromEntries(own.map(({ parameter, value }) => [parameter.name, value]))
  }
  const inPath = part('path')
  const url = base.pathOf(path.replaceAll(/\{([^}]*)\}/g, (_, name: string) => inPath[name] ?? 'TODO'))
  const parts = { query: part('query'), form: part('form'), json: part('json') }
  const isAllowed = (name: string) => name === 'query' || method === 'POST'
  return {
    method,
    url,
    ...Object.fromEntries(
      Object.entries(parts).filter(([name, part]) => isAllowed(name) && Object.keys(part).length > 0),
    ),
  }
}

/** What a required parameter can only be, or is by default. */
function constantOf({ description, schema }: Parameter): string | undefined {
  const { const: only, enum: list, default: usual } = schema.raw
  const value = only ?? usual ?? (Array.isArray(list) && list.length === 1 ? list[0] : undefined)
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return /\b(?:must (?:be|take the (?:string )?value)|always)[\s:]+["'`]+(?<only>[\w.-]+)["'`]/i.exec(
    description,
  )?.groups?.only
}

/** What stands where nothing is known: valid, and told to be replaced. */
function placeholder(type: DataType): JsonValue {
  if (type === 'athlete') return { id: 'user-1', first_name: 'Ada' }
  const record = {
    id: `${type}-1`,
    start_time: '2026-01-15T22:30:00+00:00',
    end_time: '2026-01-16T06:30:00+00:00',
  }
  return { data: [record] }
}
