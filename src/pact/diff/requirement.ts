import { type JsonValue, jsonTypeOf, stringifyJson } from '../../kernel/json.ts'

/** What must stand at one place of an answer, a message or its metadata. */
export type Requirement =
  /** Anything of a JSON type; an object or a list without more of its own is one. */
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'integer' | 'number' }
  | { readonly kind: 'regex'; readonly regex: string }
  | { readonly kind: 'equals'; readonly value: JsonValue }
  /** A list of at least so many items, which are alike. */
  | { readonly kind: 'list'; readonly min: number }
  /** A list in which something stands, among whatever else. */
  | { readonly kind: 'contains' }
  /** An HTTP status of a class, such as `success`. */
  | { readonly kind: 'status'; readonly status: string }
  /** A matcher that Terrarium does not know: it is compared as it is written. */
  | { readonly kind: 'other'; readonly rule: string }

/** How a requirement has changed, for who has to meet it. */
export type Shift = 'same' | 'narrower' | 'wider' | 'different'

/** In words that follow "must be". */
export function inWords(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'type':
      return TYPE_WORDS[requirement.type] ?? requirement.type
    case 'integer':
      return 'a whole number'
    case 'number':
      return 'a number'
    case 'regex': {
      const words = alternatives(requirement.regex)
      return words === undefined
        ? `text of the form ${requirement.regex}`
        : `one of ${words.map((word) => `'${word}'`).join(', ')}`
    }
    case 'equals':
      return stringifyJson(requirement.value)
    case 'list':
      return requirement.min === 0 ? 'a list' : `a list of at least ${requirement.min}`
    case 'contains':
      return 'a list with such an item'
    case 'status':
      return `a status of the class ${requirement.status}`
    case 'other':
      return `as ${requirement.rule} says`
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  array: 'a list',
  object: 'an object',
}

/** What it means for a provider that one requirement takes the place of another. */
export function shiftOf(before: Requirement, after: Requirement): Shift {
  if (stringifyJson(before) === stringifyJson(after)) return 'same'
  if (before.kind === 'list' && after.kind === 'list') return after.min > before.min ? 'narrower' : 'wider'
  if (before.kind === 'regex' && after.kind === 'regex') return shiftOfRegex(before.regex, after.regex)
  if (admits(before, after)) return 'narrower'
  return admits(after, before) ? 'wider' : 'different'
}

function shiftOfRegex(before: string, after: string): Shift {
  const [old, now] = [alternatives(before), alternatives(after)]
  if (old === undefined || now === undefined) return 'different'
  if (now.every((word) => old.includes(word))) return 'narrower'
  return old.every((word) => now.includes(word)) ? 'wider' : 'different'
}

/** Whether whatever meets the second meets the first, as far as their kinds tell. */
function admits(wide: Requirement, narrow: Requirement): boolean {
  switch (wide.kind) {
    case 'type':
      return wide.type === typeIn(narrow)
    case 'number':
      return typeIn(narrow) === 'number'
    case 'integer':
      return narrow.kind === 'equals' && (Number.isInteger(narrow.value) || typeof narrow.value === 'bigint')
    case 'regex':
      return narrow.kind === 'equals' && new RegExp(wide.regex).test(String(narrow.value))
    case 'list':
      return narrow.kind === 'contains' || (narrow.kind === 'equals' && Array.isArray(narrow.value))
    case 'status':
      return narrow.kind === 'equals' && classOf(Number(narrow.value)) === wide.status
    case 'contains':
    case 'equals':
    case 'other':
      return false
  }
}

function typeIn(requirement: Requirement): string | undefined {
  switch (requirement.kind) {
    case 'type':
      return requirement.type
    case 'integer':
    case 'number':
      return 'number'
    case 'regex':
      return 'string'
    case 'equals':
      return jsonTypeOf(requirement.value)
    case 'list':
    case 'contains':
      return 'array'
    default:
      return undefined
  }
}

function classOf(status: number): string | undefined {
  return ['info', 'success', 'redirect', 'clientError', 'serverError'][Math.floor(status / 100) - 1]
}

/** The words of `^(a|b)$`; `undefined` for any other pattern. */
function alternatives(regex: string): readonly string[] | undefined {
  const words = /^\^\(([^()[\]{}*+?.^$\\]+(?:\\.[^()[\]{}*+?.^$\\]*)*)\)\$$/.exec(regex)?.[1]
  return words?.split('|').map((word) => word.replace(/\\(.)/g, '$1'))
}
