import type { Helper } from '../helpers/helper.ts'
import { helperNamed } from '../helpers/helpers.ts'
import { terraTime, zoneOf } from '../helpers/timestamp.ts'
import { charge, chargeDeep, type Evaluate } from './evaluate.ts'
import type { Expression, Step } from './expression.ts'
import { operate } from './operators.ts'
import {
  applyFilters,
  type CompiledFilter,
  type CompiledStep,
  field,
  generalPath,
  namedPath,
} from './path.ts'
import { isNumber, truthOf, unwrapSequence, ValueError } from './value.ts'

/** An expression as a plain function, with JSONata's meaning. */
export function compileExpression(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression
      return () => value
    }
    case 'table': {
      const table = Object.fromEntries(expression.entries)
      return () => table
    }
    case 'input':
      return (input) => input
    case 'root':
      return (_, scope) => scope.root
    case 'path':
      return compilePath(expression.steps)
    case 'operation':
      return compileOperation(expression)
    case 'negation':
      return compileNegation(compileExpression(expression.of))
    case 'condition':
      return compileCondition(expression)
    case 'array':
      return compileArray(expression.items)
    case 'call':
      return compileCall(expression.name, expression.arguments)
    case 'filtered': {
      const [of, filters] = [compileExpression(expression.of), expression.filters.map(compileFilter)]
      return (input, scope) => unwrapSequence(applyFilters(filters, of(input, scope), scope))
    }
  }
}

function compilePath(steps: readonly Step[]): Evaluate {
  const [first, ...rest] = steps
  const names = steps.flatMap((step) =>
    step.kind === 'name' && step.filters.length === 0 ? [step.name] : [],
  )
  if (names.length === steps.length) return namedPath(names)
  const isAbsolute =
    first?.kind === 'expression' && (first.expression.kind === 'input' || first.expression.kind === 'root')
  if (
    isAbsolute &&
    first.filters.length === 0 &&
    names.length === rest.length &&
    first.expression.kind === 'root'
  ) {
    const path = namedPath(names)
    return (_, scope) => path(scope.root, scope)
  }
  return generalPath(steps.map(compileStep), isAbsolute)
}

function compileStep(step: Step): CompiledStep {
  const filters = step.filters.map(compileFilter)
  return { evaluate: step.kind === 'name' ? field(step.name) : compileExpression(step.expression), filters }
}

function compileFilter(filter: Expression): CompiledFilter {
  return filter.kind === 'literal' && typeof filter.value === 'number'
    ? filter.value
    : compileExpression(filter)
}

function compileOperation({ operator, left, right }: Extract<Expression, { kind: 'operation' }>): Evaluate {
  const [first, second] = [compileExpression(left), compileExpression(right)]
  if (operator === 'and')
    return (input, scope) => truthOf(first(input, scope)) === true && truthOf(second(input, scope)) === true
  if (operator === 'or')
    return (input, scope) => truthOf(first(input, scope)) === true || truthOf(second(input, scope)) === true
  const run = operate(operator)
  const pay = operator === '=' || operator === '!=' || operator === '&' ? chargeDeep : charge
  return (input, scope) => {
    const [one, other] = [first(input, scope), second(input, scope)]
    pay(scope, one)
    pay(scope, other)
    return run(one, other)
  }
}

function compileNegation(of: Evaluate): Evaluate {
  return (input, scope) => {
    const value = of(input, scope)
    if (value === undefined) return undefined
    if (!isNumber(value)) throw new ValueError('`-` needs a number', value)
    return -value
  }
}

function compileCondition({ test, yes, no }: Extract<Expression, { kind: 'condition' }>): Evaluate {
  const [isTrue, first] = [compileExpression(test), compileExpression(yes)]
  const second = no === undefined ? () => undefined : compileExpression(no)
  return (input, scope) =>
    truthOf(isTrue(input, scope)) === true ? first(input, scope) : second(input, scope)
}

/** Lists among the items are spread, unless they were written as lists themselves; what is missing is left out. */
function compileArray(expressions: readonly Expression[]): Evaluate {
  const items = expressions.map((item) => ({
    evaluate: compileExpression(item),
    isNested: item.kind === 'array',
  }))
  return (input, scope) => {
    const list: unknown[] = []
    for (const { evaluate, isNested } of items) {
      const value = evaluate(input, scope)
      charge(scope, value)
      if (Array.isArray(value) && !isNested) for (const one of value) list.push(one)
      else if (value !== undefined) list.push(value)
    }
    return list
  }
}

function compileCall(name: string, given: readonly Expression[]): Evaluate {
  if (name === 'userZone') return (_, scope) => scope.userZone
  const helper = helperNamed(name) as Helper
  const run = helper.specialize?.(given) ?? helper.run
  const [first, second, third] = given.map(compileExpression)
  const pay = name === 'string' ? chargeDeep : charge
  if (first === undefined) return () => run()
  const one: Evaluate = (input, scope) => {
    const value = first(input, scope)
    pay(scope, value)
    return value
  }
  if (second === undefined) return (input, scope) => run(one(input, scope))
  if (name === 'time') return compileTime(one, second)
  if (third === undefined) return (input, scope) => run(one(input, scope), second(input, scope))
  return (input, scope) => run(one(input, scope), second(input, scope), third(input, scope))
}

/** Samples come in order: of an hour that comes twice, each is the first moment that is not before the last one. */
function compileTime(value: Evaluate, offset: Evaluate): Evaluate {
  return (input, scope) => {
    const beside = offset(input, scope)
    if (zoneOf(beside) === undefined) return terraTime(value(input, scope), beside)
    scope.latest ??= new Map()
    const text = terraTime(value(input, scope), beside, scope.latest.get(value))
    if (text !== undefined) scope.latest.set(value, Date.parse(text))
    return text
  }
}
