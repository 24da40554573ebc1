import type { ErrorObject } from 'ajv/dist/2020.js'
import { isJsonObject, stringifyJson } from '../kernel/json.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Problem } from './problem.ts'
import type { SourceDocument } from './source-document.ts'

type Wording = Pick<Problem, 'expected' | 'found' | 'remedy'>
type Schema = { readonly [keyword: string]: unknown }

/**
 * What a violation of the descriptor's schema means to who wrote the descriptor; one of `relevantErrors`.
 */
export function violationProblem(error: ErrorObject, document: SourceDocument): Problem {
  const { instancePath, keyword, params } = error
  const make = (place: Problem | ReturnType<SourceDocument['place']>, wording: Wording): Problem => ({
    severity: 'error',
    ...place,
    ...wording,
  })
  const key = (name: unknown) => `${instancePath}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
  switch (keyword) {
    case 'required':
      return make(document.place(instancePath), missingKey(error, String(params.missingProperty)))
    case 'additionalProperties': {
      const path = key(params.additionalProperty)
      return make(document.place(path, { of: 'key' }), unknownKey(error, String(params.additionalProperty)))
    }
    case 'propertyNames':
      return make(
        document.place(key(params.propertyName), { of: 'key' }),
        badName(error, String(params.propertyName)),
      )
    case 'discriminator':
      return make(
        document.place(params.tagValue === undefined ? instancePath : key(params.tag)),
        unknownTag(error, String(params.tag), params.tagValue),
      )
    default:
      return make(document.place(instancePath), unsaid(instancePath, wrongValue(error), error.data))
  }
}

/** What stands where a secret belongs may be one. */
function unsaid(path: string, wording: Wording, data: unknown): Wording {
  const isSecret = /secret|credentials|password|key/i.test(path)
  return isSecret && ['string', 'number', 'bigint'].includes(typeof data)
    ? {
        ...wording,
        found: 'a value that is written out',
        remedy: 'Write ${NAME}, the name of an environment variable.',
      }
    : wording
}

/** What stands there, short; never more than 60 characters of it. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nothing (null)'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping'
  const text = stringifyJson(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function missingKey({ parentSchema }: ErrorObject, name: string): Wording {
  const property = propertiesOf(parentSchema)[name]
  const about = firstSentence(property?.description)
  return {
    expected: `the key "${name}"${about === '' ? '' : ` (${about})`}`,
    found: 'none',
    remedy: `Add it${exampleOf(property)}.`,
  }
}

function unknownKey({ parentSchema }: ErrorObject, name: string): Wording {
  const known = Object.keys(propertiesOf(parentSchema))
  const near = nearest(name, known)
  if (near !== undefined)
    return { expected: `"${near}"`, found: `"${name}"`, remedy: `Rename it to "${near}".` }
  const takesNotes = (parentSchema as Schema).patternProperties !== undefined
  return {
    expected: known.length === 0 ? 'no key here' : `one of the keys ${known.join(', ')}`,
    found: `"${name}"`,
    remedy: takesNotes ? `Remove it, or call it "x-${name}" if it is a note.` : 'Remove it.',
  }
}

function badName({ schema }: ErrorObject, name: string): Wording {
  const title = (schema as Schema).title
  return {
    expected: typeof title === 'string' ? title : 'another name',
    found: describeValue(name),
    remedy: 'Rename the key.',
  }
}

function unknownTag({ parentSchema }: ErrorObject, tag: string, found: unknown): Wording {
  const branches = (parentSchema as { readonly oneOf: readonly Schema[] }).oneOf
  const values = branches.flatMap((branch) => {
    const schema = propertiesOf(branch)[tag]
    return schema?.const === undefined ? ((schema?.enum ?? []) as readonly unknown[]) : [schema.const]
  })
  return found === undefined
    ? { expected: `the key "${tag}"`, found: 'none', remedy: `Add it with one of ${values.join(', ')}.` }
    : oneOf(values, found)
}

function wrongValue(error: ErrorObject): Wording {
  const { keyword, params, data } = error
  const parentSchema = (error.parentSchema ?? {}) as Schema
  const remedy = exampleRemedy(parentSchema)
  const found = describeValue(data)
  switch (keyword) {
    case 'enum':
      return oneOf(
        (params.allowedValues as readonly unknown[]).filter((value) => value !== null),
        data,
      )
    case 'anyOf':
      return { expected: (error.schema as readonly Schema[]).map(branchWords).join(' or '), found, remedy }
    case 'const':
      return oneOf([params.allowedValue], data)
    case 'type':
      return { expected: typeWords(params.type), found, remedy: typeRemedy(params.type, data, remedy) }
    case 'pattern': {
      const repaired = repair(String(data), String(params.pattern))
      return {
        expected: String(parentSchema.title ?? `text like ${params.pattern}`),
        found,
        remedy: repaired === undefined ? remedy : `Write ${inline(repaired)}.`,
      }
    }
    case 'uniqueItems':
      return {
        expected: 'each item once',
        found: `the items ${params.j} and ${params.i} to be the same`,
        remedy: 'Remove one of the two.',
      }
    case 'false schema':
      return { expected: 'either form or json', found: 'both', remedy: 'Remove one of the two.' }
    default:
      return { expected: limitWords(error), found, remedy }
  }
}

function limitWords({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'minimum':
      return `at least ${params.limit}`
    case 'maximum':
      return `at most ${params.limit}`
    case 'exclusiveMinimum':
      return `more than ${params.limit}`
    case 'minLength':
      return 'text that is not empty'
    case 'minItems':
      return `at least ${params.limit === 1 ? 'one item' : `${params.limit} items`}`
    case 'minProperties':
      return `at least ${params.limit === 1 ? 'one key' : `${params.limit} keys`}`
    case 'maxProperties':
      return `at most ${params.limit === 1 ? 'one key' : `${params.limit} keys`}`
    default:
      return `a value that ${message ?? `obeys ${keyword}`}`
  }
}

function oneOf(values: readonly unknown[], found: unknown): Wording {
  const near = typeof found === 'string' ? nearest(found, values.map(String)) : undefined
  const words = values.map((value) =>
    typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value),
  )
  return {
    expected: words.length === 1 ? words[0]! : `one of ${words.join(', ')}`,
    found: describeValue(found),
    remedy: near === undefined ? 'Write one of them.' : `Write ${near}.`,
  }
}

/** What was probably meant by text that does not match: a slash, a scheme or hyphens were forgotten. */
function repair(text: string, pattern: string): string | undefined {
  const hyphenated = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const isName = pattern.startsWith('^[a-z0-9]')
  return [`/${text}`, `https://${text}`, ...(isName ? [hyphenated] : [])].find(
    (candidate) => text !== '' && new RegExp(pattern, 'u').test(candidate),
  )
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping of keys to values',
  null: 'null',
}

function typeWords(type: unknown): string {
  return [type]
    .flat()
    .map((name) => TYPE_WORDS[String(name)] ?? String(name))
    .join(' or ')
}

function branchWords(branch: Schema): string {
  return branch.const === undefined ? typeWords(branch.type) : String(branch.const)
}

function typeRemedy(type: unknown, data: unknown, otherwise: string): string {
  if (type === 'string' && ['number', 'bigint', 'boolean'].includes(typeof data))
    return `Put it in quotes: '${data}'.`
  const [[key, value] = ['', '']] = isJsonObject(data) ? Object.entries(data) : []
  if (type === 'string' && value === null) return `Put it in quotes: '{${key}}'.`
  if ((type === 'integer' || type === 'number') && typeof data === 'string' && /^\d+$/.test(data))
    return `Write ${data} without quotes.`
  return otherwise
}

function exampleRemedy(schema: Schema): string {
  const example = exampleOf(schema)
  return example === '' ? 'Correct the value.' : `Write${example.slice(1)}.`
}

/** `, for example "x"`, or nothing where the schema has no example that fits a line. */
function exampleOf(schema: Schema | undefined): string {
  const example = Array.isArray(schema?.examples) ? schema.examples.find((item) => item !== '') : undefined
  if (example === undefined) return ''
  const text = inline(example)
  return text.length > 100 ? '' : `, for example ${text}`
}

/** Flow YAML, as one would type it. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (isJsonObject(value))
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${inline(item)}`)
      .join(', ')} }`
  return typeof value === 'string' &&
    /[{}[\],:#&*!|>'"%@`]/.test(value) &&
    !/^(\/|https?:\/\/|\$\{)/.test(value)
    ? `'${value}'`
    : String(value)
}

function propertiesOf(schema: unknown): Readonly<Record<string, Schema | undefined>> {
  return (schema as { readonly properties?: Record<string, Schema> } | undefined)?.properties ?? {}
}

/** Without what stands in brackets at its end. */
function firstSentence(description: unknown): string {
  const [sentence = ''] =
    /^.*?(?=[.;:](?:\s|$)|$)/.exec(typeof description === 'string' ? description : '') ?? []
  const bare = sentence.replace(/\s*\([^()]*\)$/, '')
  return bare.charAt(0).toLowerCase() + bare.slice(1)
}
