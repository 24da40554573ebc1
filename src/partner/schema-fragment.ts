/** A part of the descriptor's JSON Schema. Its `title` says in a few words what is expected, for problems to use. */
export type SchemaFragment = { readonly [keyword: string]: unknown }

type Properties = Readonly<Record<string, SchemaFragment>>

/** What every property says beside its type: a description, examples where they help, a default where there is one. */
interface Notes {
  readonly default?: unknown
  readonly examples?: readonly unknown[]
}

/** A mapping with these keys and no others, save notes whose key begins with `x-`. */
export function closedObject(
  description: string,
  required: readonly string[],
  properties: Properties,
  notes: Notes = {},
): SchemaFragment {
  return {
    description,
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties,
    patternProperties: { '^x-': { description: 'A note; nothing reads it.' } },
    additionalProperties: false,
    ...notes,
  }
}

/** One of several mappings, told apart by the value of one key. */
export function taggedUnion(
  tag: string,
  description: string,
  branches: readonly SchemaFragment[],
  notes: Notes = {},
): SchemaFragment {
  return {
    description,
    type: 'object',
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: branches,
    ...notes,
  }
}

/** What asks for a key that only some need, and says what it is. */
export function needing(key: string, { description, examples }: SchemaFragment): SchemaFragment {
  return {
    required: [key],
    properties: { [key]: { description, ...(examples === undefined ? {} : { examples }) } },
  }
}

/** The value that makes a branch of a tagged union the right one. */
export function tagOf(description: string, ...values: readonly string[]): SchemaFragment {
  return values.length === 1 ? { description, const: values[0] } : { description, enum: values }
}

export function choice(description: string, values: readonly unknown[], notes: Notes = {}): SchemaFragment {
  return { description, enum: values, ...notes }
}

export function text(description: string, notes: Notes = {}): SchemaFragment {
  return { description, type: 'string', minLength: 1, ...notes }
}

export function wholeNumber(description: string, minimum: number, notes: Notes = {}): SchemaFragment {
  return { description, type: 'integer', minimum, ...notes }
}

export function texts(description: string, notes: Notes = {}): SchemaFragment {
  return { description, type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, ...notes }
}

/** A shared definition, in the words of the place where it stands. */
export function shared(name: SharedName, description: string, notes: Notes = {}): SchemaFragment {
  return { $ref: `#/$defs/${name}`, description, ...notes }
}

/** The names under `$defs` of the descriptor's schema. */
export type SharedName =
  | 'pointer'
  | 'url'
  | 'file'
  | 'secret'
  | 'constants'
  | 'templates'
  | 'headers'
  | 'jsonTemplate'
  | 'request'
  | 'locator'
  | 'envelope'
  | 'timeFormat'
  | 'recordTimeFormat'
  | 'toldOnce'
  | 'dataSource'
