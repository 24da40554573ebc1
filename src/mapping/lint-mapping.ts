import type { JsonValue } from '../kernel/json.ts'
import { nearest } from '../kernel/nearest.ts'
import { pointerKeys, toPointer } from '../kernel/pointer.ts'
import { fieldPaths } from '../terra/field-paths.ts'
import type { ModelName } from '../terra/model.ts'
import type { MappingMistake } from './mistake.ts'
import { type LineOf, readTemplate } from './read-template.ts'
import { type LeafRead, leafReads, readsOf } from './reads.ts'
import { fieldNames, type SchemaPlace, schemaBelow, typesOf } from './schema-place.ts'
import { leavesOf } from './template.ts'

export interface LintOptions {
  /** The schema of the partner's records: without it nothing is said of the partner's fields. */
  readonly record?: SchemaPlace | undefined
  /** Partner fields that others read, so that they are not told as unread: JSON Pointers into the record. */
  readonly readElsewhere?: readonly string[]
  readonly lineOf?: LineOf
}

export interface MappingLint {
  readonly mistakes: readonly MappingMistake[]
  readonly coverage: MappingCoverage
}

/** What a mapping fills and reads, each list in the order of the model or of the schema. */
export interface MappingCoverage {
  /** Dotted paths of Terra's fields, `[]` behind each list; Terra's own enrichment is not counted. */
  readonly filled: readonly string[]
  readonly unfilled: readonly string[]
  /** What Terra requires and the mapping does not fill. */
  readonly missing: readonly string[]
  /** JSON Pointers of partner fields, `*` for the items of a list. */
  readonly read: readonly string[]
  readonly unread: readonly string[]
}

/** All that can be told of a mapping without running it. */
export function lintMapping(tree: JsonValue, model: ModelName, options: LintOptions = {}): MappingLint {
  const { record, readElsewhere = [], lineOf } = options
  const { template, mistakes } = readTemplate(tree, model, lineOf)
  const reads = leafReads(template)
  const filled = new Set(leavesOf(template).map(({ target }) => target))
  return {
    mistakes: [...mistakes, ...(record === undefined ? [] : unknownFields(reads, record))],
    coverage: {
      ...terraCoverage(model, filled),
      ...(record === undefined
        ? { read: [], unread: [] }
        : partnerCoverage([...readsOf(template), ...readElsewhere], record)),
    },
  }
}

function terraCoverage(
  model: ModelName,
  filled: ReadonlySet<string>,
): Pick<MappingCoverage, 'filled' | 'unfilled' | 'missing'> {
  const facts = [...fieldPaths(model).values()].filter(({ path }) => !path.startsWith('data_enrichment'))
  const leaves = facts.filter(({ leaf }) => leaf !== undefined)
  const isFilled = (path: string) => filled.has(path) || filled.has(path.replace(/\[\]$/, ''))
  const isBegun = (path: string) => [...filled].some((other) => other.startsWith(`${path}.`))
  const required = new Set(facts.filter((fact) => fact.required).map(({ path }) => path))
  const isAskedFor = (path: string): boolean => {
    const around = path.slice(0, Math.max(0, path.lastIndexOf('.')))
    return around === '' || isBegun(around) || (required.has(around) && isAskedFor(around))
  }
  return {
    filled: leaves.filter(({ path }) => isFilled(path)).map(({ path }) => path),
    unfilled: leaves.filter(({ path }) => !isFilled(path)).map(({ path }) => path),
    missing: leaves
      .filter(({ path }) => required.has(path) && !isFilled(path) && isAskedFor(path))
      .map(({ path }) => path),
  }
}

function partnerCoverage(
  reads: readonly string[],
  record: SchemaPlace,
): Pick<MappingCoverage, 'read' | 'unread'> {
  const known = reads.map((pointer) => withoutItems(pointerKeys(pointer)))
  const isRead = (pointer: string) => {
    const field = withoutItems(pointerKeys(pointer))
    return known.some((read) => field === read || field.startsWith(`${read}/`))
  }
  const all = schemaFields(record, [])
  return { read: all.filter(isRead), unread: all.filter((pointer) => !isRead(pointer)) }
}

/** The pointers of the schema's leaves. A schema that holds itself is followed a few levels only. */
function schemaFields(place: SchemaPlace, keys: readonly string[]): readonly string[] {
  const names = fieldNames(place)
  const items = typesOf(place).includes('array') ? schemaBelow(place, ['*']) : undefined
  if (keys.length >= DEEPEST) return [toPointer(keys)]
  if (items !== undefined) return schemaFields(items, [...keys, '*'])
  if (names.length === 0) return [toPointer(keys)]
  return names.flatMap((name) => {
    const child = schemaBelow(place, [name])
    return child === undefined ? [toPointer([...keys, name])] : schemaFields(child, [...keys, name])
  })
}

const DEEPEST = 8

/** The pointer without its `*`, which stand for nothing where there is one object. */
function withoutItems(keys: readonly string[]): string {
  return toPointer(keys.filter((key) => key !== '*'))
}

/** Fields that leaves read and the schema does not have: most of them are misspelt. */
function unknownFields(reads: readonly LeafRead[], record: SchemaPlace): readonly MappingMistake[] {
  return reads.flatMap(({ leaf, keys }) => {
    const end = keys.findIndex((_, index) => isUnknown(record, keys.slice(0, index + 1)))
    if (end < 0) return []
    const [name, around] = [keys[end] ?? '', keys.slice(0, end)]
    const place = schemaBelow(record, around)
    const meant = place === undefined ? undefined : nearest(name, fieldNames(place))
    return [
      {
        pointer: leaf.pointer,
        target: leaf.target,
        line: leaf.line,
        expected: "a field of the partner's record",
        found: `\`${keys.slice(0, end + 1).join('.')}\` in ${leaf.text}`,
        remedy:
          meant === undefined
            ? 'Correct the expression, or describe the field in the schema.'
            : `Write \`${meant}\`.`,
      },
    ]
  })
}

function isUnknown(record: SchemaPlace, keys: readonly string[]): boolean {
  const around = schemaBelow(record, keys.slice(0, -1))
  return (
    around !== undefined && fieldNames(around).length > 0 && schemaBelow(around, keys.slice(-1)) === undefined
  )
}
