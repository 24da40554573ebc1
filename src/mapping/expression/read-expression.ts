import jsonata from 'jsonata'
import {
  ARITHMETIC,
  COMPARISONS,
  type Expression,
  type Operator,
  type Scalar,
  type Step,
} from './expression.ts'

/** Why a text is not an expression that a mapping may hold. The message is a clause: "it is longer than …". */
export class ExpressionError extends Error {
  /** What to write instead, as a sentence, where that can be told. */
  readonly remedy: string | undefined

  constructor(reason: string, remedy?: string) {
    super(reason)
    this.remedy = remedy
  }
}

/** Longer expressions and deeper ones are refused, so that reading one is always quick. */
export const EXPRESSION_LIMITS = { characters: 4000, depth: 40 } as const

/**
 * Read a JSONata expression. What would need JSONata's own engine (functions of one's own, regular expressions,
 * variables, ranges, wildcards, sorting, grouping) is refused: without them an expression cannot hang, and runs
 * without waiting.
 *
 * @throws ExpressionError
 */
export function readExpression(text: string): Expression {
  if (text.length > EXPRESSION_LIMITS.characters)
    throw new ExpressionError(`it is longer than ${EXPRESSION_LIMITS.characters} characters`)
  return read(parse(text), 0)
}

/** A node of JSONata's syntax tree. */
interface SyntaxNode {
  readonly type: string
  readonly value?: unknown
  readonly steps?: readonly SyntaxNode[]
  readonly stages?: readonly SyntaxNode[]
  readonly predicate?: readonly SyntaxNode[]
  readonly expr?: SyntaxNode
  readonly lhs?: SyntaxNode
  readonly rhs?: SyntaxNode
  readonly condition?: SyntaxNode
  readonly then?: SyntaxNode
  readonly else?: SyntaxNode
  readonly expression?: SyntaxNode
  readonly expressions?: readonly SyntaxNode[]
  readonly arguments?: readonly SyntaxNode[]
  readonly procedure?: SyntaxNode
  readonly [extra: string]: unknown
}

function parse(text: string): SyntaxNode {
  try {
    return jsonata(text).ast() as unknown as SyntaxNode
  } catch (thrown) {
    const { message, position } = thrown as { readonly message?: unknown; readonly position?: unknown }
    const place = typeof position === 'number' ? ` at character ${position}` : ''
    throw new ExpressionError(`it is not JSONata: ${String(message).replace(/\.$/, '')}${place}`)
  }
}

const REFUSED: Readonly<Record<string, string>> = {
  wildcard: 'a wildcard `*`',
  descendant: 'the descendants `**`',
  parent: 'the parent `%`',
  regex: 'a regular expression',
  lambda: 'a function of its own',
  bind: 'a variable of its own',
  apply: 'the chaining `~>`',
  partial: 'a partial call',
  transform: 'a transformation',
  sort: 'a sorting `^`',
}

function read(node: SyntaxNode, depth: number): Expression {
  if (depth > EXPRESSION_LIMITS.depth)
    throw new ExpressionError(`it is nested more than ${EXPRESSION_LIMITS.depth} levels deep`)
  refuseMarks(node)
  const expression = readBare(node, depth + 1)
  const filters = (node.predicate ?? []).map((filter) => readFilter(filter, depth + 1))
  return filters.length === 0 ? expression : { kind: 'filtered', of: expression, filters }
}

/** What JSONata notes at a node, beside its type. */
const MARKS = {
  group: 'a grouping `{}`',
  tuple: 'a binding `@` or `#`',
  keepArray: 'the array mark `[]`',
  keepSingletonArray: 'the array mark `[]`',
  consarray: 'an array made in a path',
} as const

function refuseMarks(node: SyntaxNode): void {
  const [words] = [
    REFUSED[node.type],
    ...Object.entries(MARKS).map(([mark, name]) => (mark in node ? name : undefined)),
  ].filter((name) => name !== undefined)
  if (words !== undefined) throw new ExpressionError(`${words} is not allowed in a mapping`)
}

function readBare(node: SyntaxNode, depth: number): Expression {
  const inner = (child: SyntaxNode | undefined) => read(child as SyntaxNode, depth)
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return { kind: 'literal', value: node.value as Scalar }
    case 'variable':
      return readVariable(node)
    case 'path':
      return { kind: 'path', steps: (node.steps ?? []).map((step) => readStep(step, depth)) }
    case 'binary':
      return {
        kind: 'operation',
        operator: readOperator(node),
        left: inner(node.lhs),
        right: inner(node.rhs),
      }
    case 'unary':
      return readUnary(node, depth)
    case 'condition': {
      const no = node.else === undefined ? undefined : inner(node.else)
      return { kind: 'condition', test: inner(node.condition), yes: inner(node.then), no }
    }
    case 'block':
      if (node.expressions?.length !== 1) throw new ExpressionError('it holds more than one expression')
      return inner(node.expressions[0])
    case 'function':
      return {
        kind: 'call',
        name: calledName(node),
        arguments: (node.arguments ?? []).map(inner),
      }
    default:
      throw new ExpressionError(`\`${node.type}\` is not allowed in a mapping`)
  }
}

function readVariable(node: SyntaxNode): Expression {
  if (node.value === '') return { kind: 'input' }
  if (node.value === '$') return { kind: 'root' }
  throw new ExpressionError(`there is no variable \`$${String(node.value)}\``)
}

function readUnary(node: SyntaxNode, depth: number): Expression {
  if (node.value === '-') return { kind: 'negation', of: read(node.expression as SyntaxNode, depth) }
  if (node.value === '[')
    return { kind: 'array', items: (node.expressions ?? []).map((item) => read(item, depth)) }
  return { kind: 'table', entries: readTable(node.lhs as unknown as readonly (readonly SyntaxNode[])[]) }
}

function readTable(pairs: readonly (readonly SyntaxNode[])[]): ReadonlyMap<string, Scalar> {
  return new Map(
    pairs.map(([key, value]) => {
      if (key?.type !== 'string' || value === undefined || !CONSTANTS.includes(value.type))
        throw new ExpressionError('an object may hold constants only', 'Write the fields as a tree instead.')
      return [key.value as string, value.value as Scalar]
    }),
  )
}

const CONSTANTS: readonly string[] = ['string', 'number', 'value']

function readStep(node: SyntaxNode, depth: number): Step {
  const filters = (node.stages ?? []).map((stage) => readFilter(stage, depth))
  if (node.type !== 'name') {
    if (node.type === 'unary' && node.value !== '-')
      throw new ExpressionError('an array or object made in a path is not allowed', 'Write `$each` instead.')
    return { kind: 'expression', expression: read(node, depth), filters }
  }
  refuseMarks(node)
  return { kind: 'name', name: node.value as string, filters }
}

function readFilter(node: SyntaxNode, depth: number): Expression {
  if (node.type !== 'filter') throw new ExpressionError('only a filter may stand in brackets')
  return read(node.expr as SyntaxNode, depth)
}

const OPERATORS: readonly string[] = [...ARITHMETIC, ...COMPARISONS, '=', '!=', 'and', 'or', 'in', '&']

function readOperator(node: SyntaxNode): Operator {
  if (OPERATORS.includes(String(node.value))) return node.value as Operator
  throw new ExpressionError(`the operator \`${String(node.value)}\` is not allowed in a mapping`)
}

function calledName(node: SyntaxNode): string {
  const { procedure } = node
  if (procedure?.type === 'variable' && typeof procedure.value === 'string') return procedure.value
  const name = procedure?.steps?.[0]?.value
  throw typeof name === 'string'
    ? new ExpressionError('a function is called with a dollar sign', `Write \`$${name}(…)\`.`)
    : new ExpressionError('only a named function may be called')
}
