import type { LineCounter } from 'yaml'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import { pointerKeys, toPointer } from '../kernel/pointer.ts'
import { type JsonSyntaxError, jsonSyntaxError } from './json-syntax.ts'
import type { Place, Problem } from './problem.ts'
import { yamlProblem } from './yaml-problem.ts'
import { readYaml, type YamlFailure, type YamlText } from './yaml-value.ts'

/** A file that has been read, and where everything in it stands. */
export interface SourceDocument {
  readonly file: string
  readonly value: JsonValue
  /**
   * Where a value stands: a list or a mapping is told by its key. What is not there is told by the nearest that is
   * around it; the path stays the one that was asked for.
   */
  place(pointer: string, options?: { readonly of?: 'value' | 'key' }): Place
}

export interface SourceResult {
  /** Absent when the text could not be understood at all. */
  readonly document?: SourceDocument
  readonly problems: readonly Problem[]
}

/** Mistakes of syntax breed: at most so many are told. */
const MOST_SYNTAX_PROBLEMS = 10

/** No file that anybody wrote is nested so deep. */
const MOST_LEVELS = 1000

/**
 * Read a JSON text where the file's name ends in `.json`, a YAML text otherwise. Nothing is thrown, whatever the text
 * is; one that says nothing is `null`.
 *
 * @param thorough - look for repeated keys in JSON too, which costs a hundred times the parsing.
 */
export function parseSource(
  file: string,
  text: string,
  { thorough = false }: { readonly thorough?: boolean } = {},
): SourceResult {
  return /\.json$/i.test(file) && text.trim() !== ''
    ? parseJsonSource(file, text, thorough)
    : parseYamlSource(file, text)
}

function parseYamlSource(file: string, text: string): SourceResult {
  const yaml = readYaml(text)
  const { problems, fatal } = failuresOf(file, yaml)
  return fatal
    ? { problems }
    : { document: { file, value: yaml.value, place: placer(file, () => yaml) }, problems }
}

function parseJsonSource(file: string, text: string, thorough: boolean): SourceResult {
  const broken = jsonSyntaxError(text)
  if (broken !== undefined) return { problems: [jsonProblem(file, text, broken)] }
  let yaml: YamlText | undefined
  const lazy = () => {
    yaml ??= readYaml(text)
    return yaml
  }
  const isRepeated = ({ code }: YamlFailure) => code === 'DUPLICATE_KEY'
  const problems = thorough
    ? failuresOf(file, { ...lazy(), failures: lazy().failures.filter(isRepeated) }).problems
    : []
  const value = parsedJson(text)
  if (value === undefined || isDeeperThan(MOST_LEVELS, value))
    return { problems: [yamlProblem(placeAt(file, text, 0), { code: 'RESOURCE_EXHAUSTION', detail: '' })] }
  return { document: { file, value, place: placer(file, lazy) }, problems }
}

/** `undefined` where the parser has run out of stack; the text is JSON. */
function parsedJson(text: string): JsonValue | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** Whoever walks a value calls itself for each level: what the parser can take, they may not. */
function isDeeperThan(levels: number, value: JsonValue): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; depth <= levels && level.length > 0; depth++)
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  return level.length > 0
}

function failuresOf(file: string, { failures, offsets, lines }: YamlText) {
  const told = worthTelling(failures).filter(isFirstOfItsLine(lines)).slice(0, MOST_SYNTAX_PROBLEMS)
  const problems = told.map((failure) => {
    const repeated = [...offsets].findLast(([, { key }]) => key === failure.offset)?.[0]
    const path = failure.code === 'DUPLICATE_KEY' ? (repeated ?? '') : ''
    return yamlProblem({ file, ...lineAndColumn(lines, failure.offset), path }, failure)
  })
  return { problems, fatal: failures.some(({ code }) => code !== 'DUPLICATE_KEY') }
}

/** Some mistakes make the parser stumble over everything that follows. */
function worthTelling(failures: readonly YamlFailure[]): readonly YamlFailure[] {
  const exhausted = failures.find(({ code }) => code === 'RESOURCE_EXHAUSTION' || code === 'TOO_MANY_ALIASES')
  if (exhausted !== undefined) return [exhausted]
  const tabs = failures.filter(({ code }) => code === 'TAB_AS_INDENT')
  return tabs.length > 0 ? tabs : failures
}

function isFirstOfItsLine(lines: LineCounter) {
  const lineOf = ({ offset }: YamlFailure) => lines.linePos(offset).line
  return (failure: YamlFailure, index: number, all: readonly YamlFailure[]) =>
    all.findIndex((other) => lineOf(other) === lineOf(failure)) === index
}

/** An empty text has no lines to count. */
function lineAndColumn(lines: LineCounter, offset: number): Pick<Place, 'line' | 'column'> {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

function placer(file: string, read: () => YamlText): SourceDocument['place'] {
  return (pointer, { of = 'value' } = {}) => {
    const { offsets, lines } = read()
    const keys = pointerKeys(pointer)
    let depth = keys.length
    while (depth > 0 && !offsets.has(toPointer(keys.slice(0, depth)))) depth--
    const found = offsets.get(toPointer(keys.slice(0, depth))) ?? { key: 0, value: 0, isScalar: false }
    const offset = of === 'key' || !found.isScalar ? found.key : found.value
    return { file, ...lineAndColumn(lines, offset), path: pointer }
  }
}

function jsonProblem(file: string, text: string, broken: JsonSyntaxError): Problem {
  const rest = text.slice(broken.offset)
  const token = /^(?:[\p{L}\p{N}_$-]+|.)/u.exec(rest)?.[0]
  return {
    severity: 'error',
    ...placeAt(file, text, broken.offset),
    expected: broken.expected,
    found: token === undefined ? 'the end of the file' : `'${token.slice(0, 20)}'`,
    remedy: 'Correct the JSON; it has no comments, no trailing commas and no single quotes.',
  }
}

function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { file, line: before.length, column: before.at(-1)!.length + 1, path: '' }
}
