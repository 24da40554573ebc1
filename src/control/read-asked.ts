import { isJsonObject, type JsonValue, parseJson } from '../kernel/json.ts'
import { nearest } from '../kernel/nearest.ts'
import { compileValidator, type JsonSchema, type Violation } from '../schema/validator.ts'
import { malformed, RefusedError } from './refused.ts'
import type { Asked, ControlRoute } from './route.ts'

/**
 * Reads a request as its route declares it.
 *
 * @throws RefusedError that names each place which is wrong and what was expected there.
 */
export async function readAsked(
  route: ControlRoute,
  path: Readonly<Record<string, string>>,
  request: Request,
): Promise<Asked> {
  const query = readQuery(route, new URL(request.url).searchParams)
  return { request, path, query, body: await readBody(route, request) }
}

function readQuery({ query: declared = {} }: ControlRoute, given: URLSearchParams): Asked['query'] {
  const names = Object.keys(declared)
  for (const name of new Set(given.keys())) {
    if (!Object.hasOwn(declared, name)) throw unknownParameter(name, names)
    if (given.getAll(name).length > 1)
      throw malformed(`The parameter '${name}' stands twice.`, 'Give it once.')
  }
  const values = [...given].map(([name, text]) => [name, typed(text, declared[name]!.schema)] as const)
  const errors = values.flatMap(([name, value]) =>
    compileValidator(declared[name]!.schema)(value).map(({ expected, found }) => ({
      at: name,
      expected,
      found,
    })),
  )
  if (errors.length > 0)
    throw malformed(`The query is wrong: ${errors[0]!.at}.`, 'Correct what `errors` names.', errors)
  return Object.fromEntries(values)
}

function unknownParameter(name: string, names: readonly string[]): RefusedError {
  const near = nearest(name, names)
  const known = names.length === 0 ? 'Leave it out: there is none here.' : `Use ${names.join(', ')}.`
  return malformed(
    `There is no parameter '${name}' here.`,
    near === undefined ? known : `Write '${near}' instead.`,
  )
}

/** A query has texts only: one that looks like what its schema wants is taken for that. */
function typed(text: string, schema: JsonSchema): string | number | boolean {
  const type = typeof schema === 'object' ? schema.type : undefined
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

async function readBody({ body: declared }: ControlRoute, request: Request): Promise<Asked['body']> {
  const text = request.body === null ? '' : await request.text()
  if (declared === undefined) {
    if (text.trim() === '') return {}
    throw malformed('A body is not taken here.', 'Leave it out.')
  }
  if (text.trim() === '') {
    if (declared.optional) return {}
    throw malformed('The body is missing.', `Send JSON such as ${JSON.stringify(declared.example ?? {})}.`)
  }
  const type = request.headers.get('content-type') ?? 'nothing'
  if (!/^application\/(.+\+)?json\b/i.test(type)) throw notJson(type)
  return heldTo(declared.schema, parsed(text))
}

function parsed(text: string): JsonValue {
  try {
    return parseJson(text)
  } catch (thrown) {
    throw malformed(`The body is not JSON: ${(thrown as Error).message}.`, 'Send a JSON object.')
  }
}

function heldTo(schema: JsonSchema, value: JsonValue): Asked['body'] {
  const violations = compileValidator(schema)(value)
  if (violations.length === 0 && isJsonObject(value)) return value
  const errors = violations.map(({ path, expected, found }) => ({ at: path, expected, found }))
  throw malformed(
    `The body is not what was expected${where(violations)}.`,
    'Correct what `errors` names.',
    errors,
  )
}

function where([first]: readonly Violation[]): string {
  return first === undefined ? '' : `: at '${first.path}', ${first.expected}`
}

/** RFC 9110 §15.5.16. */
function notJson(type: string): RefusedError {
  return new RefusedError({
    status: 415,
    title: 'Not JSON',
    detail: `The body is declared as ${type}.`,
    remedy: 'Send the header content-type: application/json; curl does so with --json.',
  })
}
