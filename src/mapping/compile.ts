import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { madeOnce } from '../kernel/made-once.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import type { ModelName } from '../terra/model.ts'
import { compileNode, type Run } from './compile-node.ts'
import { STEP_LIMIT } from './expression/evaluate.ts'
import { textOf } from './expression/text.ts'
import { describeValue } from './expression/value.ts'
import { MappingInvalidError } from './mistake.ts'
import type { MappingProblem } from './problem.ts'
import { type LineOf, readTemplate } from './read-template.ts'
import { readsOf } from './reads.ts'
import { leavesOf, type ObjectNode } from './template.ts'

/** A mapping of one data type, compiled. */
export interface Mapping {
  readonly model: ModelName
  /**
   * Map one record of the partner. Never throws, whatever the record is; what cannot be mapped is left out and told.
   *
   * @param user - whose record it is.
   */
  apply(record: JsonValue, user?: MappedUser): MappingResult
  /**
   * The partner fields it reads: JSON Pointers into a record, with `*` for every item of a list. `selectReads` finds
   * them in a record.
   */
  readonly reads: readonly string[]
  readonly leaves: readonly MappingLeaf[]
  readonly template: ObjectNode
}

/** What a mapping may know of a user. */
export interface MappedUser {
  /** IANA, as `$userZone()` gives it; absent where the partner does not tell. */
  readonly timeZone?: string | undefined
}

export interface MappingResult {
  /** Terra's object; fields, sections and lists without a value are left out. */
  readonly value: JsonObject
  readonly problems: readonly MappingProblem[]
}

export interface MappingLeaf {
  /** The dotted path of the Terra field, `[]` behind each list. */
  readonly target: string
  readonly expression: string
  readonly line?: number
}

export interface CompileOptions {
  /** JSON Pointer to the id in a record, so that problems can name it. */
  readonly id?: string
  /** Tells the line of a pointer into the tree, so that problems can name it. */
  readonly lineOf?: LineOf
}

/**
 * Compile a mapping's tree.
 *
 * @throws MappingInvalidError with every mistake: unknown Terra fields, expressions that cannot be read, constants and
 * results of the wrong type.
 */
export function compileMapping(tree: JsonValue, model: ModelName, options: CompileOptions = {}): Mapping {
  const { id, lineOf } = options
  const { template, mistakes } = readTemplate(tree, model, lineOf)
  if (mistakes.length > 0) throw new MappingInvalidError(model, mistakes)
  const run = compileNode(template)
  return {
    model,
    template,
    reads: readsOf(template),
    leaves: leavesOf(template).map(({ target, text, line }) => ({
      target,
      expression: text,
      ...(line === undefined ? {} : { line }),
    })),
    apply(record, { timeZone: userZone } = {}) {
      if (!isJsonObject(record)) return { value: {}, problems: [notARecord(record)] }
      const scope: Run = { root: record, userZone, stepsLeft: STEP_LIMIT, problems: undefined }
      const value = (run(record, scope) ?? {}) as JsonObject
      const { problems } = scope
      return { value, problems: problems === undefined ? [] : problems.list(recordId(record, id)) }
    },
  }
}

/** The mapping that a partner's descriptor declares for a data type; compiled once for all who ask without `lineOf`. */
export function partnerMapping(partner: Partner, type: DataType, lineOf?: LineOf): Mapping {
  const source = dataSource(partner, type)
  if (lineOf === undefined) return sourceMapping(source, type)
  return compileMapping(source.mapping, type, { id: source.records.id, lineOf })
}

const sourceMapping = madeOnce(
  ({ mapping, records }: DataSource, type: DataType): Mapping =>
    compileMapping(mapping, type, { id: records.id }),
)

function recordId(record: JsonObject, pointer: string | undefined): string | undefined {
  const id = pointer === undefined ? undefined : resolvePointer(record, pointer)
  return typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint' ? textOf(id) : undefined
}

function notARecord(record: JsonValue): MappingProblem {
  return {
    target: '',
    expression: '',
    reason: 'a record is an object',
    found: describeValue(record),
    times: 1,
  }
}
