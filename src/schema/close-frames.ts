import { countItems, shapeItems } from './assert-facets.ts'
import { type Branch, onlyTypes, refineObject } from './branch.ts'
import type { Literal, Logic } from './logic.ts'
import type { Frame, Sight } from './steps.ts'
import { ARRAY, OBJECT } from './types.ts'

/**
 * Once it is known what every keyword looked at, `unevaluatedProperties` is `additionalProperties` beside all of them,
 * and `unevaluatedItems` is `items` behind all of them.
 */
export function closeFrames(
  branch: Branch,
  frames: readonly Frame[],
  sights: readonly Sight[],
  logic: Logic,
): Branch | string {
  let closed: Branch | string = branch
  const seen = [...sights]
  for (const frame of frames.toReversed()) {
    if (typeof closed === 'string') return closed
    const inner = seen.filter((sight) => sight.frames.includes(frame))
    const { schema } = frame.literal.at
    const literal = logic.inside((schema as Record<string, never>)[frame.keyword]!, frame.literal.at)
    const close: typeof closeItems = frame.keyword === 'unevaluatedItems' ? closeItems : closeMembers
    closed = close(closed, frame, inner, literal, logic)
    const everything =
      frame.keyword === 'unevaluatedItems' ? { items: Number.POSITIVE_INFINITY } : { everyName: true }
    seen.push({ ...EMPTY, ...everything, frames: frame.outer })
  }
  return closed
}

const EMPTY = { names: [], patterns: [], everyName: false, items: 0, contains: [] }

function closeItems(
  branch: Branch,
  frame: Frame,
  sights: readonly Sight[],
  literal: Literal,
  logic: Logic,
): Branch | string {
  const count = Math.max(0, ...sights.map(({ items }) => items))
  const contained = sights.flatMap(({ contains }) => contains)
  const rest = logic.any([literal, ...contained])
  if (!frame.positive) {
    if (count === Number.POSITIVE_INFINITY) return 'nothing is unevaluated'
    const typed = onlyTypes(ARRAY)(branch)
    if (typeof typed === 'string') return typed
    return countItems(logic.not(rest), count, 1, Number.POSITIVE_INFINITY)(typed)
  }
  if (count === Number.POSITIVE_INFINITY) return branch
  return shapeItems(
    Array.from({ length: count }, () => logic.always),
    rest,
  )(branch)
}

function closeMembers(
  branch: Branch,
  frame: Frame,
  sights: readonly Sight[],
  literal: Literal,
  logic: Logic,
): Branch | string {
  const names = [...new Set(sights.flatMap((sight) => sight.names))]
  const patterns = [...new Set(sights.flatMap((sight) => sight.patterns))]
  const isEverything = sights.some(({ everyName }) => everyName)
  if (frame.positive) {
    if (isEverything) return branch
    const shape = {
      properties: new Map(names.map((name) => [name, logic.always])),
      patterns: patterns.map((pattern) => [pattern, logic.always] as const),
      rest: literal,
    }
    return refineObject(({ shapes }) => ({ shapes: [...shapes, shape] }))(branch)
  }
  if (isEverything) return 'nothing is unevaluated'
  const typed = onlyTypes(OBJECT)(branch)
  if (typeof typed === 'string') return typed
  const member = {
    patterns: [],
    notPatterns: patterns,
    notNames: names,
    name: undefined,
    value: logic.not(literal),
  }
  return refineObject(({ some }) => ({ some: [...some, member] }))(typed)
}
