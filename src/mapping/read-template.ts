import { isJsonObject, type JsonValue, jsonTypeOf, stringifyJson } from '../kernel/json.ts'
import type { ModelName } from '../terra/model.ts'
import {
  type Complaint,
  listSize,
  type TargetKind,
  targetKind,
  unknownTarget,
  valueComplaint,
} from './check-target.ts'
import { checkCalls } from './expression/check-calls.ts'
import type { Expression, Scalar } from './expression/expression.ts'
import { ExpressionError, readExpression } from './expression/read-expression.ts'
import type { MappingMistake } from './mistake.ts'
import {
  fieldPlaces,
  LEAF_LIMIT,
  type LeafNode,
  type ListNode,
  leavesOf,
  type ObjectNode,
  type Place,
  pointerOf,
  type TemplateNode,
} from './template.ts'

/** The line on which a place of the mapping's tree stands in its file. */
export type LineOf = (pointer: string) => number | undefined

export interface ReadTemplate {
  readonly template: ObjectNode
  /** Where there are any, the template lacks what they are about. */
  readonly mistakes: readonly MappingMistake[]
}

/** Read a mapping's tree. All mistakes are told, not only the first. */
export function readTemplate(
  tree: JsonValue,
  model: ModelName,
  lineOf: LineOf = () => undefined,
): ReadTemplate {
  const mistakes: MappingMistake[] = []
  const reader: Reader = {
    model,
    lineOf,
    complain: (place, complaint) => {
      const pointer = pointerOf(place)
      mistakes.push({ pointer, target: place.target, line: lineOf(pointer), ...complaint })
    },
  }
  const root = { value: tree, keys: [], target: '' }
  const node = readNode(root, reader)
  const template = node?.kind === 'object' ? node : EMPTY
  if (leavesOf(template).length > LEAF_LIMIT)
    reader.complain(root, {
      expected: `at most ${LEAF_LIMIT} leaves`,
      found: `${leavesOf(template).length}`,
      remedy: 'Shorten the mapping.',
    })
  return { template, mistakes }
}

const EMPTY: ObjectNode = { kind: 'object', target: '', each: undefined, when: undefined, fields: [] }

interface Reader {
  readonly model: ModelName
  readonly lineOf: LineOf
  complain(place: Place, complaint: Complaint): void
}

function readNode(place: Place, reader: Reader): TemplateNode | undefined {
  const kind = targetKind(reader.model, place.target)
  if (kind === 'none') {
    reader.complain(place, unknownTarget(reader.model, place.target))
    return undefined
  }
  const is = shapeOf(place.value)
  const wanted = WANTED[kind]
  if (!wanted.shapes.includes(is)) {
    const found = is === 'leaf' ? `the expression ${textOf(place.value)}` : FOUND[is]
    reader.complain(place, { expected: wanted.words, found, remedy: wanted.remedy })
    return undefined
  }
  if (is === 'list') return readList(place, reader)
  if (is === 'leaf') return readLeaf(place, place.target, reader)
  return readObject(place, is === 'each', reader)
}

type Shape = 'leaf' | 'object' | 'each' | 'list'

const FOUND = { object: 'an object', each: 'an `$each`', list: 'an array' } as const

function shapeOf(value: JsonValue): Shape {
  if (Array.isArray(value)) return 'list'
  if (!isJsonObject(value)) return 'leaf'
  return '$each' in value ? 'each' : 'object'
}

/** What may stand in a mapping for each kind of target. */
const WANTED: Readonly<Record<Exclude<TargetKind, 'none'>, Wanted>> = {
  leaf: { shapes: ['leaf'], words: 'an expression', remedy: 'Write one expression here.' },
  section: { shapes: ['object'], words: 'the fields of this section', remedy: 'Write its fields below it.' },
  open: { shapes: ['object'], words: 'names with their weights', remedy: 'Write its fields below it.' },
  leaves: {
    shapes: ['leaf', 'list'],
    words: 'a list',
    remedy: 'Write a list of expressions, or one that comes to a list.',
  },
  sections: {
    shapes: ['each', 'list'],
    words: 'a list',
    remedy: 'Write `$each: <the list of the partner>` beside the fields of one item, or a list of items.',
  },
}

interface Wanted {
  readonly shapes: readonly Shape[]
  readonly words: string
  readonly remedy: string
}

function readList(place: Place, reader: Reader): ListNode {
  const target = `${place.target}[]`
  const items = (place.value as readonly JsonValue[]).map((value, index) =>
    readNode({ value, keys: [...place.keys, index], target }, reader),
  )
  return {
    kind: 'list',
    target,
    size: listSize(reader.model, target),
    items: items.filter((item) => item !== undefined),
  }
}

function readObject(place: Place, isList: boolean, reader: Reader): ObjectNode {
  const target = isList ? `${place.target}[]` : place.target
  const fields = fieldPlaces({ ...place, target }).map(({ name, ...inner }) => {
    const isOpen = targetKind(reader.model, target) === 'open'
    return [name, isOpen ? readLeaf(inner, inner.target, reader) : readNode(inner, reader)] as const
  })
  return {
    kind: 'object',
    target,
    each: readDirective('$each', place, target, reader),
    when: readDirective('$when', place, target, reader),
    fields: fields.filter((field): field is [string, TemplateNode] => field[1] !== undefined),
  }
}

function readDirective(
  name: '$each' | '$when',
  place: Place,
  target: string,
  reader: Reader,
): LeafNode | undefined {
  const value = (place.value as { readonly [key: string]: JsonValue })[name]
  if (value === undefined) return undefined
  const inner = { value, keys: [...place.keys, name], target: `${target}.${name}` }
  if (typeof value === 'string') return readLeaf(inner, undefined, reader)
  reader.complain(inner, {
    expected: 'an expression',
    found: `an ${jsonTypeOf(value)}`,
    remedy: `Write \`${name}: <expression>\`.`,
  })
  return undefined
}

/** @param field - the Terra field whose value it is; none for `$each` and `$when`. */
function readLeaf(place: Place, field: string | undefined, reader: Reader): LeafNode | undefined {
  const { value, target } = place
  const pointer = pointerOf(place)
  const line = reader.lineOf(pointer)
  try {
    const expression: Expression =
      typeof value === 'string' ? readExpression(value) : { kind: 'literal', value: value as Scalar }
    checkCalls(expression)
    const mismatch = field === undefined ? undefined : valueComplaint(reader.model, field, expression)
    if (mismatch !== undefined) reader.complain(place, mismatch)
    const isList = field !== undefined && targetKind(reader.model, field) === 'leaves'
    const size = isList ? listSize(reader.model, `${field}[]`) : undefined
    return { kind: 'leaf', target, text: textOf(value), expression, pointer, line, isList, size }
  } catch (thrown) {
    if (!(thrown instanceof ExpressionError)) throw thrown
    reader.complain(place, {
      expected: 'an expression that a mapping may hold',
      found: `${shortened(textOf(value))}: ${thrown.message}`,
      remedy: thrown.remedy ?? 'Correct the expression; text stands in quotes inside it, as in \'"Aurora"\'.',
    })
    return undefined
  }
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : stringifyJson(value)
}

const LONGEST_QUOTE = 120

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE)}…`
}
