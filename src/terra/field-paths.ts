import type { EnumName } from './enums.ts'
import { type ModelName, modelNotation } from './model.ts'
import { isEnumName, isLeaf, isList, type Leaf, leafSchema, type Notation, propertiesOf } from './notation.ts'

/** What is known of one field of a model. */
export interface FieldFact {
  /** Dotted, with `[]` behind a list: `heart_rate_data.detailed.hr_samples[].bpm`. */
  readonly path: string
  readonly type: 'object' | 'array' | 'enum' | 'string' | 'boolean' | 'number' | 'integer'
  /** The kind of a leaf, or of the items of a list of leaves. */
  readonly leaf?: Leaf
  readonly enumeration?: EnumName
  readonly nullable: boolean
  readonly required: boolean
  readonly minimum?: number
  readonly maximum?: number
}

/**
 * Every field of a model by its path, sections and lists included. A list stands under its path with `[]`, as its
 * items do.
 */
export function fieldPaths(name: ModelName): ReadonlyMap<string, FieldFact> {
  return FIELDS[name]
}

const FIELDS: Readonly<Record<ModelName, ReadonlyMap<string, FieldFact>>> = {
  sleep: factsOf('sleep'),
  activity: factsOf('activity'),
  daily: factsOf('daily'),
  body: factsOf('body'),
  nutrition: factsOf('nutrition'),
  menstruation: factsOf('menstruation'),
  athlete: factsOf('athlete'),
  user: factsOf('user'),
}

function factsOf(name: ModelName): ReadonlyMap<string, FieldFact> {
  return new Map(factsBelow(modelNotation(name), '').map((fact) => [fact.path, fact]))
}

function factsBelow(node: Notation, path: string): readonly FieldFact[] {
  if (isLeaf(node)) return []
  if (isList(node)) return factsBelow(node[0], path)
  return propertiesOf(node).flatMap(({ key, required, node: child }) => {
    const below = path === '' ? key : `${path}.${key}`
    const fact = factOf(child, below, required)
    return [fact, ...factsBelow(child, fact.path)]
  })
}

function factOf(node: Notation, path: string, required: boolean): FieldFact {
  const presence = { required, nullable: !required }
  if (isList(node)) {
    const item = node[0]
    return { path: `${path}[]`, type: 'array', ...presence, ...(isLeaf(item) ? leafFact(item) : {}) }
  }
  if (!isLeaf(node)) return { path, type: 'object', ...presence }
  const { type, minimum, maximum } = leafSchema(node)
  return {
    path: type === 'array' ? `${path}[]` : path,
    type: isEnumName(node) ? 'enum' : type,
    ...presence,
    ...leafFact(node),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  }
}

function leafFact(leaf: Leaf): Pick<FieldFact, 'leaf' | 'enumeration'> {
  return isEnumName(leaf) ? { leaf, enumeration: leaf } : { leaf }
}
