import { UsageError } from '../kernel/errors.ts'
import { isJsonObject, type JsonObject, type JsonValue, jsonTypeOf } from '../kernel/json.ts'
import { resolveLocal, type SchemaView, viewSchema } from './schema-view.ts'
import { wordsOf } from './words.ts'

/** An OpenAPI 3 document as it is needed here. */
export interface OpenApi {
  readonly file: string
  readonly document: JsonObject
  readonly operations: readonly Operation[]
}

export interface Parameter {
  readonly name: string
  readonly in: 'query' | 'path' | 'form' | 'json'
  readonly required: boolean
  readonly description: string
  readonly schema: SchemaView
  /** Whether it names the user, by its own name or by what stands before it in the path. */
  readonly isUser: boolean
}

export interface Operation {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly operation: JsonObject
  /** Query, path and the members of the body. */
  readonly parameters: readonly Parameter[]
  /** The schema of the first successful JSON answer, and an example of it where the document has one. */
  readonly answer?: { readonly schema: JsonValue; readonly example?: JsonValue }
  /** Of its path, id, tags, summary and of the name of its answer's schema. */
  readonly words: readonly string[]
}

/** @throws UsageError when the value is no OpenAPI 3.0 or 3.1 document. */
export function readOpenApi(file: string, value: JsonValue | undefined): OpenApi {
  const version = isJsonObject(value) ? String(value.openapi ?? '') : ''
  if (!isJsonObject(value) || !/^3\.[01]/.test(version)) {
    const found = isJsonObject(value) && value.swagger !== undefined ? `Swagger ${String(value.swagger)}` : ''
    throw new UsageError(
      `Failed to read ${file}: it is no OpenAPI document of version 3.0 or 3.1${found === '' ? '' : `, but ${found}`}.`,
      found === '' ? 'Name an OpenAPI document, YAML or JSON.' : 'Convert it to OpenAPI 3 first.',
    )
  }
  const { paths = {} } = value
  if (!isJsonObject(paths)) {
    throw new UsageError(
      `Failed to read ${file}: its 'paths' are of type ${jsonTypeOf(paths)}, and an object of paths is expected.`,
      'Write each path as a key, such as /v1/sleep, with its operations below.',
    )
  }
  const operations = Object.entries(paths).flatMap(([path, item]) => operationsOf(value, path, item))
  return { file, document: value, operations }
}

/** What stands there, or what it refers to. */
export function followed(document: JsonObject, value: unknown): JsonObject {
  let at = value
  for (let hops = 0; hops < 16 && isJsonObject(at) && typeof at.$ref === 'string'; hops++) {
    at = resolveLocal(document, at.$ref)
  }
  return isJsonObject(at) ? at : {}
}

/** The schema and the example of a message: the first JSON content. */
export function contentOf(
  document: JsonObject,
  message: unknown,
): { readonly schema: JsonValue; readonly example?: JsonValue; readonly type: string } | undefined {
  const { content } = followed(document, message)
  const entries = Object.entries(isJsonObject(content) ? content : {})
  const [type, media] =
    entries.find(([name]) => /json/.test(name)) ??
    entries.find(([name]) => /form-urlencoded|^\*\/\*/.test(name)) ??
    []
  if (type === undefined || !isJsonObject(media) || media.schema === undefined) return undefined
  const named = isJsonObject(media.examples) ? Object.values(media.examples)[0] : undefined
  const example = media.example ?? followed(document, named).value
  return { schema: media.schema, type, ...(example === undefined ? {} : { example }) }
}

function operationsOf(document: JsonObject, path: string, item: JsonValue): readonly Operation[] {
  const shared = followed(document, item)
  return (['get', 'post'] as const).flatMap((method) => {
    const operation = shared[method]
    if (!isJsonObject(operation)) return []
    const answer = answerOf(document, operation)
    return [
      {
        method: method === 'get' ? ('GET' as const) : ('POST' as const),
        path,
        operation,
        parameters: parametersOf(document, shared, operation, path),
        ...(answer === undefined ? {} : { answer }),
        words: operationWords(document, path, operation, answer?.schema),
      },
    ]
  })
}

function answerOf(document: JsonObject, operation: JsonObject): Operation['answer'] {
  const responses = isJsonObject(operation.responses) ? operation.responses : {}
  const [, response] = Object.entries(responses).find(([status]) => /^2(00|XX)$/i.test(status)) ?? [
    '',
    responses.default,
  ]
  const content = contentOf(document, response)
  return content === undefined || !/json|\*/.test(content.type) ? undefined : content
}

function parametersOf(
  document: JsonObject,
  shared: JsonObject,
  operation: JsonObject,
  path: string,
): readonly Parameter[] {
  const listed = [shared.parameters, operation.parameters].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  const declared = listed.flatMap((item) => {
    const { name, in: where, required, description, schema } = followed(document, item)
    if (typeof name !== 'string' || (where !== 'query' && where !== 'path')) return []
    const view = viewSchema(document, schema)
    return [
      {
        name,
        in: where,
        required: required === true,
        description: typeof description === 'string' ? description : (view.description ?? ''),
        schema: view,
        isUser: isUser(name, where === 'path' ? path : ''),
      } as const,
    ]
  })
  return [...declared, ...bodyParameters(document, operation)]
}

function bodyParameters(document: JsonObject, operation: JsonObject): readonly Parameter[] {
  const content = contentOf(document, operation.requestBody)
  if (content === undefined) return []
  const body = viewSchema(document, content.schema)
  const required = Array.isArray(body.raw.required) ? body.raw.required : []
  return Object.entries(body.properties).map(([name, schema]) => {
    const view = viewSchema(document, schema)
    return {
      name,
      in: /form/.test(content.type) ? ('form' as const) : ('json' as const),
      required: required.includes(name),
      description: view.description ?? '',
      schema: view,
      isUser: isUser(name, ''),
    }
  })
}

/** `{id}` in `/athlete/{id}/activities` is the user; in `/users/{id}` alone it is, too. */
function isUser(name: string, path: string): boolean {
  if (/^(user|member|athlete|owner|patient)[_-]?(id|uuid|name)?$/i.test(name)) return true
  const before = path.split(`/{${name}}`)[0]?.split('/').at(-1) ?? ''
  return /^id$/i.test(name) && /^(user|member|athlete|patient)s?$/i.test(before)
}

/** `getworkouts` speaks of workouts. */
function withoutVerb(word: string): readonly string[] {
  const noun = /^(?:get|list|fetch|read)(?<noun>[a-z]{4,})$/.exec(word)?.groups?.noun
  return noun === undefined ? [word] : ['get', noun]
}

function operationWords(
  document: JsonObject,
  path: string,
  operation: JsonObject,
  schema: JsonValue | undefined,
): readonly string[] {
  const tags = Array.isArray(operation.tags) ? operation.tags.map(String) : []
  const names = [
    (URL.parse(path)?.pathname ?? path).replaceAll(/\{[^}]*\}|%7B.*?%7D/g, ' '),
    String(operation.operationId ?? ''),
    String(operation.summary ?? ''),
    ...tags,
    viewSchema(document, schema).title ?? '',
  ]
  return [...new Set(names.flatMap(wordsOf).flatMap(withoutVerb))]
}
