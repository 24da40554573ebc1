import { assertSchema, type Workshop } from './assert.ts'
import { ANYTHING, type Branch } from './branch.ts'
import { closeFrames } from './close-frames.ts'
import { denySchema } from './deny.ts'
import { SchemaUnsupportedError } from './errors.ts'
import type { Literal } from './logic.ts'
import type { Frame, Option, Sight, Step } from './steps.ts'
import { state } from './steps.ts'
import { trim } from './trim.ts'

/** The branches of a list of statements that all hold, and why there are no more of them. */
export interface Solution {
  readonly branches: readonly Branch[]
  /** The first contradiction that was met, when there was one. */
  readonly contradiction: string | undefined
}

/** As many branches are kept: each is one way to be valid, and a schema with more is varied enough. */
const MOST_BRANCHES = 96
/** As many steps are taken in search of them. */
const MOST_STEPS = 40_000

type Choice = Step & { readonly kind: 'choice' }

interface Search {
  readonly branch: Branch
  readonly pending: readonly Step[]
  readonly choices: readonly Choice[]
  readonly frames: readonly Frame[]
  readonly sights: readonly Sight[]
  /** How many literals were opened on the way here: more than a schema can have means a loop. */
  readonly opened: number
}

interface Budget {
  readonly lenient: boolean
  steps: number
  contradiction: string | undefined
}

/**
 * Distribute statements into branches. Alternatives are explored in turn, so that the first branches differ in
 * their first choice.
 *
 * @throws SchemaUnsupportedError when a reference leads back to itself, or the search does not end.
 */
export function solve(literals: readonly Literal[], workshop: Workshop): Solution {
  const solution = search(literals, workshop, false) ?? search(literals, workshop, true)
  if (solution !== undefined) return solution
  throw new SchemaUnsupportedError('oneOf', 'and the keywords combined with it have too many combinations')
}

/**
 * @param lenient - what is negated and leaves a choice is not taken apart: it becomes a filter.
 * @returns `undefined` when the budget was spent and nothing found.
 */
function search(literals: readonly Literal[], workshop: Workshop, lenient: boolean): Solution | undefined {
  const budget: Budget = { lenient, steps: 0, contradiction: undefined }
  const start: Search = {
    branch: ANYTHING,
    pending: literals.map((literal) => state(literal)),
    choices: [],
    frames: [],
    sights: [],
    opened: 0,
  }
  const branches: Branch[] = []
  for (const branch of explore(start, workshop, budget)) {
    branches.push(branch)
    if (branches.length >= MOST_BRANCHES) break
  }
  if (budget.steps > MOST_STEPS && branches.length === 0) return undefined
  return { branches, contradiction: budget.contradiction }
}

function* explore(search: Search, workshop: Workshop, budget: Budget): Generator<Branch> {
  const settled = settle(search, workshop, budget)
  if (settled === undefined) return
  if (budget.lenient && settled.choices.every(({ negated }) => negated !== undefined)) {
    yield* close(withFilters(settled), workshop, budget)
    return
  }
  const index = Math.max(
    0,
    settled.choices.findIndex(({ negated }) => negated === undefined),
  )
  const choice = settled.choices[index]
  if (choice === undefined) {
    yield* close(settled, workshop, budget)
    return
  }
  const choices = settled.choices.toSpliced(index, 1)
  const options: readonly Option[] = isImplied(choice, settled.branch) ? [{ steps: [] }] : choice.options
  const ways = options.map(({ steps }) => explore({ ...settled, choices, pending: steps }, workshop, budget))
  yield* inTurn(ways)
}

function isImplied({ options }: Choice, branch: Branch): boolean {
  return options.some((option) => option.implied?.(branch) === true)
}

function* close({ branch, frames, sights }: Search, workshop: Workshop, budget: Budget): Generator<Branch> {
  const closed = trim(closeFrames(branch, frames, sights, workshop.logic))
  if (typeof closed === 'string') budget.contradiction ??= closed
  else yield closed
}

/** What the branch does not settle by itself is left to trying. */
function withFilters(search: Search): Search {
  const open = search.choices.filter((choice) => !isImplied(choice, search.branch))
  const filters = [...search.branch.filters, ...open.flatMap(({ negated }) => negated ?? [])]
  return { ...search, choices: [], branch: { ...search.branch, filters } }
}

/** Take one from each in turn until all are empty. */
function* inTurn<T>(sources: readonly Generator<T>[]): Generator<T> {
  let open = [...sources]
  while (open.length > 0) {
    const still: Generator<T>[] = []
    for (const source of open) {
      const { done, value } = source.next()
      if (done === true) continue
      yield value
      still.push(source)
    }
    open = still
  }
}

/** Do everything that leaves no choice; `undefined` when it ends in a contradiction. */
function settle(search: Search, workshop: Workshop, budget: Budget): Search | undefined {
  let { branch, opened } = search
  const pending = search.pending.toReversed()
  const choices = [...search.choices]
  const frames = [...search.frames]
  const sights = [...search.sights]
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (++budget.steps > MOST_STEPS) return undefined
    switch (step.kind) {
      case 'refine': {
        const next = step.refine(branch)
        if (typeof next === 'string') {
          budget.contradiction ??= next
          return undefined
        }
        branch = next
        break
      }
      case 'literal':
        if (++opened > 5000) throw new SchemaUnsupportedError('$ref', 'refers to itself without end')
        pending.push(...open(step.literal, step.frames, workshop).toReversed())
        break
      case 'choice':
        if (step.options.length === 1) pending.push(...step.options[0]!.steps.toReversed())
        else choices.push(step)
        break
      case 'open':
        frames.push(step.frame)
        break
      case 'sight':
        sights.push(step.sight)
        break
    }
  }
  return { branch, pending: [], choices, frames, sights, opened }
}

function open(literal: Literal, frames: readonly Frame[], workshop: Workshop): readonly Step[] {
  switch (literal.kind) {
    case 'schema':
      return literal.positive ? assertSchema(literal, frames, workshop) : denySchema(literal, workshop)
    case 'all':
      return literal.items.map((item) => state(item))
    case 'any':
      return [{ kind: 'choice', options: literal.items.map((item) => ({ steps: [state(item)] })) }]
  }
}
