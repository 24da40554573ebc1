import { isJsonObject, type JsonObject, type JsonValue, stringifyJson } from '../../kernel/json.ts'
import type { Requirement } from './requirement.ts'
import { type Requirements, type Rules, requirementFor, requirementsOf } from './requirements-of.ts'

/** One interaction or message of a contract, as far as it says what is asked of the provider. */
export interface Asked {
  readonly description: string
  /** Provider states with their parameters, as text. */
  readonly states: string
  /** What the consumer sends, by place; empty for a message. What a state decides is its expression. */
  readonly request: ReadonlyMap<string, string>
  /** What must come back, by place: `status`, `header x`, `/pointer` into the body, `metadata x`. */
  readonly response: Requirements
}

/** Everything that a contract asks of its provider, by description. */
export function readContract(pact: JsonObject): ReadonlyMap<string, Asked> {
  const { interactions, messages } = pact
  const all = [...listed(interactions), ...listed(messages)]
  return new Map(all.map((item) => [String(item.description), asked(item)]))
}

function asked(item: JsonObject): Asked {
  const { request, response } = item
  return {
    description: String(item.description),
    states: statesOf(item),
    request: isJsonObject(request) ? requestOf(request) : new Map(),
    response: isJsonObject(response) ? responseOf(response) : messageOf(item),
  }
}

function statesOf({ providerStates, providerState }: JsonObject): string {
  const states = listed(providerStates).map(({ name, params }) => {
    const given = isJsonObject(params) ? Object.entries(params) : []
    const told = given.map(([key, value]) => `${key} ${stringifyJson(value)}`).join(', ')
    return told === '' ? String(name) : `${String(name)} (${told})`
  })
  return [...states, ...(typeof providerState === 'string' ? [providerState] : [])].join(' and ')
}

function requestOf(request: JsonObject): ReadonlyMap<string, string> {
  const generators = objectIn(request, 'generators')
  const sent = new Map<string, string>()
  const note = (place: string, value: JsonValue | undefined, generator: JsonValue | undefined) => {
    if (value === undefined) return
    sent.set(place, isJsonObject(generator) ? String(generator.expression) : textOf(value))
  }
  note('the method', request.method, undefined)
  note('the path', request.path, generators.path)
  for (const [part, name] of [
    ['query', 'the query parameter'],
    ['headers', 'the header'],
  ] as const) {
    const generated = objectIn(generators, part === 'headers' ? 'header' : 'query')
    for (const [key, value] of Object.entries(objectIn(request, part))) {
      note(`${name} ${key}`, value, generated[key])
    }
  }
  const body = contentOf(request.body)
  for (const [place, value] of membersOf(body)) {
    note(
      place,
      value,
      objectIn(generators, 'body')[`$${place.slice('the body member '.length).replaceAll('/', '.')}`],
    )
  }
  return sent
}

/** Fields of a form, leaves of JSON; anything else as a whole. */
function membersOf(body: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  if (typeof body === 'string' && /^[^\s{[]+=/.test(body)) {
    return [...new URLSearchParams(body)].map(([name, value]) => [`the body member /${name}`, value])
  }
  return leavesOf(body, '')
}

function leavesOf(value: JsonValue | undefined, at: string): readonly (readonly [string, JsonValue])[] {
  if (value === undefined) return []
  if (!isJsonObject(value)) return [[`the body member ${at}`, value]]
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${at}/${key}`))
}

function responseOf(response: JsonObject): Requirements {
  const rules = objectIn(response, 'matchingRules')
  const found = new Map<string, Requirement>()
  if (response.status !== undefined) {
    found.set('status', requirementFor(response.status, objectIn(rules, 'status').$))
  }
  for (const [name, value] of Object.entries(objectIn(response, 'headers'))) {
    const rule = objectIn(rules, 'header')[name]
    found.set(`header ${name.toLowerCase()}`, requirementFor(textOf(value), rule))
  }
  return withBody(found, contentOf(response.body), rules)
}

function messageOf(message: JsonObject): Requirements {
  const rules = objectIn(message, 'matchingRules')
  const found = new Map<string, Requirement>()
  for (const [name, value] of Object.entries(objectIn(message, 'metadata'))) {
    found.set(`metadata ${name.toLowerCase()}`, requirementFor(value, objectIn(rules, 'metadata')[name]))
  }
  return withBody(found, contentOf(message.contents), rules)
}

function withBody(
  found: Map<string, Requirement>,
  body: JsonValue | undefined,
  rules: JsonObject,
): Requirements {
  const inBody = requirementsOf(body, objectIn(rules, 'body') as Rules)
  return new Map([...found, ...inBody])
}

/** Version 4 of the specification wraps a body; those before have it as it is. */
function contentOf(body: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(body) && 'content' in body ? body.content : body
}

function textOf(value: JsonValue): string {
  if (Array.isArray(value)) return value.map((item) => textOf(item as JsonValue)).join(', ')
  return typeof value === 'string' ? value : stringifyJson(value)
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = object[key]
  return isJsonObject(value) ? value : {}
}

function listed(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).filter(isJsonObject) : []
}
