import type { JsonObject, JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import { bundleSchema } from './bundle-schema.ts'
import { scopesOf } from './draft-auth.ts'
import { draftMapping } from './draft-mapping.ts'
import { type Drafted, type Note, todo } from './drafted.ts'
import { inferSchema } from './infer-schema.ts'
import type { OpenApi, Operation, Parameter } from './open-api.ts'
import { type DraftPaging, findPaging } from './paging-parameters.ts'
import { findRange, timeFormatOf } from './range-parameters.ts'
import { recordShape } from './record-shape.ts'
import { withSample } from './sample-of.ts'
import { viewSchema } from './schema-view.ts'
import type { BaseUrl } from './servers.ts'

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
  const { type, api, operation, example } = options
  const declared = operation?.answer
  const bundled =
    api === undefined || declared === undefined ? undefined : bundleSchema(api.document, declared.schema)
  const sampled = example ?? (bundled === undefined ? placeholder(type) : declared?.example)
  const {
    schema,
    example: shown,
    isMadeUp,
    unusable,
  } = withSample(bundled ?? inferSchema(sampled ?? null), sampled)
  const kept = example ?? shown
  const told = unusable === undefined ? schema : inferSchema(kept)
  const shape = recordShape(type, told, isMadeUp && example === undefined ? undefined : kept)
  const paging = findPaging(operation?.parameters ?? [], told, viewSchema(told, told))
  const asked = request(options, paging)
  const isPlaceholder = example === undefined && bundled === undefined
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
      ...(isMadeUp || isPlaceholder
        ? [todo('/example', 'a full real answer; the one in the file was made up')]
        : []),
    ],
    schema: told,
    example: kept,
    mapping: draftMapping(type, told, shape),
  }
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
  const { parameters } = operation
  const range = findRange(parameters)
  const values = new Map<Parameter, string>(
    [
      ...Object.entries(range).map(([name, parameter]) => [parameter, `{${name}}`] as const),
      ...Object.entries(paging.parameters).map(([name, parameter]) => [parameter, `{${name}}`] as const),
    ].toReversed(),
  )
  const notes: Note[] = []
  const fill = (parameter: Parameter): string | undefined => {
    const known = values.get(parameter)
    if (known !== undefined) return known
    if (/^(user|member|athlete|owner|patient)_?(id|uuid|name)?$/i.test(parameter.name)) return '{userId}'
    const constant = constantOf(parameter)
    if (constant !== undefined || !parameter.required) return parameter.required ? constant : undefined
    notes.push(todo('/request', `the value of ${parameter.name}`))
    return 'TODO'
  }
  const format = Object.values(range).map(timeFormatOf)[0]
  const isTimed = Object.keys(range).length > 0
  const match = range.since === undefined ? {} : { match: 'modified' }
  const template = fillOperation(operation, base, fill)
  if (isTimed && format === undefined) notes.push(todo('/range/format', 'how the range is written'))
  if (!isTimed && type !== 'athlete') notes.push(todo('/request', 'how the range is passed; none was found'))
  if (isTimed)
    notes.push(todo('/range', 'whether its end belongs to it (end), and how wide it may be (maxDays)'))
  return {
    value: { request: template, ...(isTimed ? { range: { format: format ?? 'dateTime', ...match } } : {}) },
    notes,
  }
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
function constantOf({ schema }: Parameter): string | undefined {
  const { const: only, enum: list, default: usual } = schema.raw
  const value = only ?? usual ?? (Array.isArray(list) && list.length === 1 ? list[0] : undefined)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
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
