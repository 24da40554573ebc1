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

interface Search {
  readonly branch: Branch
  readonly pending: readonly Step[]
  readonly choices: readonly (Step & { readonly kind: 'choice' })[]
  readonly frames: readonly Frame[]
  readonly sights: readonly Sight[]
  /** How many literals were opened on the way here: more than a schema can have means a loop. */
  readonly opened: number
}

interface Budget {
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
  const budget: Budget = { steps: 0, contradiction: undefined }
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
    if (branches.length >= MOST_BRANCHES || budget.steps > MOST_STEPS) break
  }
  return { branches, contradiction: budget.contradiction }
}

function* explore(search: Search, workshop: Workshop, budget: Budget): Generator<Branch> {
  const settled = settle(search, workshop, budget)
  if (settled === undefined) return
  const index = Math.max(
    0,
    settled.choices.findIndex(({ late }) => !late),
  )
  const choice = settled.choices[index]
  if (choice === undefined) {
    const branch = trim(closeFrames(settled.branch, settled.frames, settled.sights, workshop.logic))
    if (typeof branch === 'string') budget.contradiction ??= branch
    else yield branch
    return
  }
  const choices = settled.choices.toSpliced(index, 1)
  const implied = choice.options.some((option) => option.implied?.(settled.branch) === true)
  const options: readonly Option[] = implied ? [{ steps: [] }] : choice.options
  const ways = options.map(({ steps }) => explore({ ...settled, choices, pending: steps }, workshop, budget))
  yield* inTurn(ways)
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
    if (++budget.steps > MOST_STEPS * 2) throw tooMany()
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
      return [
        { kind: 'choice', late: false, options: literal.items.map((item) => ({ steps: [state(item)] })) },
      ]
  }
}

function tooMany(): SchemaUnsupportedError {
  return new SchemaUnsupportedError('oneOf', 'and the keywords combined with it have too many combinations')
}
