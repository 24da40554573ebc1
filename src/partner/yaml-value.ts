import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'

/** What a YAML text says, and where. */
export interface YamlText {
  readonly value: JsonValue
  /** By JSON Pointer: where a member's key and its value start, in UTF-16 units. */
  readonly offsets: ReadonlyMap<string, Offsets>
  readonly failures: readonly YamlFailure[]
  readonly lines: LineCounter
}

export interface Offsets {
  readonly key: number
  readonly value: number
  readonly isScalar: boolean
}

export interface YamlFailure {
  /** Of the `yaml` package, or one of ours: what YAML can say and JSON cannot. */
  readonly code: string
  readonly offset: number
  /** The parser's own words. */
  readonly detail: string
}

/** So many values come out of aliases at most: aliases of aliases grow without bound. */
const MOST_ALIASED = 20_000

/** Read a YAML 1.2 text, of which JSON is a subset. Never throws; a text with failures has a value for what it is worth. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter()
  const failures: YamlFailure[] = []
  const offsets = new Map<string, Offsets>()
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      intAsBigInt: true,
      prettyErrors: false,
      version: '1.2',
    })
    for (const { code, pos, message } of [...document.errors, ...document.warnings])
      failures.push({ code, offset: pos[0], detail: message })
    const value = new Composer(document, offsets, failures).compose(
      document.contents,
      [],
      startOf(document.contents, 0),
    )
    return { value, offsets, failures, lines }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    failures.push({ code: 'RESOURCE_EXHAUSTION', offset: 0, detail: thrown.message })
    return { value: null, offsets, failures, lines }
  }
}

type Keys = readonly (string | number)[]

/** Makes plain values of YAML nodes: aliases and `<<` merges expanded, integers exact. */
class Composer {
  private readonly document: Document
  private readonly offsets: Map<string, Offsets>
  private readonly failures: YamlFailure[]
  private readonly inside = new Set<Node>()
  /** Where the outermost alias stands that is being expanded. */
  private expanding: number | undefined
  private aliased = 0

  constructor(document: Document, offsets: Map<string, Offsets>, failures: YamlFailure[]) {
    this.document = document
    this.offsets = offsets
    this.failures = failures
  }

  compose(node: Node | null | undefined, keys: Keys, keyOffset: number): JsonValue {
    const offset = startOf(node, keyOffset)
    const isScalarHere = isScalar(node) || isAlias(node)
    this.offsets.set(toPointer(keys), { key: keyOffset, value: offset, isScalar: isScalarHere })
    if (this.expanding !== undefined && ++this.aliased > MOST_ALIASED)
      return this.fail('TOO_MANY_ALIASES', this.expanding)
    if (!isAlias(node)) return this.composeOnce(node, keys, offset)
    const target = node.resolve(this.document)
    if (target === undefined) return this.fail('BAD_ALIAS', offset, node.source)
    const isOutermost = this.expanding === undefined
    this.expanding ??= offset
    const value = this.composeOnce(target, keys, offset)
    if (isOutermost) this.expanding = undefined
    return value
  }

  /** A node that is being composed already holds itself. */
  private composeOnce(node: Node | null | undefined, keys: Keys, offset: number): JsonValue {
    if (isScalar(node)) return this.scalar(node.value, offset)
    if (!isMap(node) && !isSeq(node)) return null
    if (this.inside.has(node)) return this.fail('CIRCULAR_ALIAS', offset)
    this.inside.add(node)
    const value = isMap(node)
      ? this.map(node, keys)
      : node.items.map((item, index) =>
          this.compose(item as Node, [...keys, index], startOf(item as Node, offset)),
        )
    this.inside.delete(node)
    return value
  }

  private map(node: YAMLMap, keys: Keys): JsonObject {
    const pairs = node.items as Pair<Node, Node | null>[]
    const isMerge = ({ key }: Pair<Node>) => isScalar(key) && key.value === '<<' && key.type === 'PLAIN'
    const here = this.offsets.get(toPointer(keys))!
    const merged = pairs.filter(isMerge).flatMap(({ key, value }) => this.merge(value, keys, startOf(key, 0)))
    this.offsets.set(toPointer(keys), here)
    const own = pairs.filter((pair) => !isMerge(pair)).map(({ key, value }) => this.member(key, value, keys))
    return Object.fromEntries([...merged.reverse().flatMap((object) => Object.entries(object)), ...own])
  }

  private member(key: Node, value: Node | null, keys: Keys): readonly [string, JsonValue] {
    const offset = startOf(key, 0)
    if (!isScalar(key)) this.fail('KEY_NOT_TEXT', offset)
    const name = isScalar(key) && key.value !== null ? String(key.value) : ''
    return [name, this.compose(value, [...keys, name], offset)]
  }

  /** The members that `<<` brings in, the earlier ones of a list prevailing. */
  private merge(node: Node | null, keys: Keys, offset: number): readonly JsonObject[] {
    if (isSeq(node)) return node.items.flatMap((item) => this.merge(item as Node, keys, offset))
    const value = this.compose(node, keys, offset)
    if (isJsonObject(value)) return [value]
    this.fail('BAD_MERGE', offset)
    return []
  }

  private scalar(value: unknown, offset: number): JsonValue {
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
    if (typeof value === 'number' && !Number.isFinite(value)) return this.fail('NOT_FINITE', offset)
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as JsonValue
    return this.fail('NOT_JSON', offset)
  }

  private fail(code: string, offset: number, detail = ''): null {
    this.failures.push({ code, offset, detail })
    return null
  }
}

function startOf(node: Node | null | undefined, otherwise: number): number {
  return node?.range?.[0] ?? otherwise
}
