import { windowsOf } from '../../../client/windows.ts'
import type { Random } from '../../../kernel/random.ts'
import type { DataSource, DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { resolutionMs } from '../../../partner/time-format.ts'
import { isDividedBadly } from '../../divided-span.ts'
import type { DividedSpan, Pulled } from '../../evidence/pull.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'
import { recordFacts } from '../../record-facts.ts'

export const pullWindows: Probe<'pull-windows'> = defineProbe({
  name: 'pull-windows',
  about: 'asks for a span whole, in two parts, again, and for one inside it',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const types: Record<string, DividedSpan> = {}
    for (const type of dataTypesOf(context.partner)) {
      const divided = await divide(context, type)
      if (divided !== undefined) types[type] = divided
    }
    return { grant: context.evidence('pull').grant, types }
  },
})

/** How often a span that is divided badly is narrowed, to show the smallest that is. */
const NARROWINGS = 8

/** Divided where a record starts, because there an exclusive bound differs from an inclusive one. */
async function divide(context: ProbeContext, type: DataType): Promise<DividedSpan | undefined> {
  const { grant, types } = context.evidence('pull')
  const source = dataSource(context.partner, type)
  const last = types[type]?.at(-1)
  if (last === undefined) return undefined
  const { fromMs, toMs } = last.window
  const stepMs = resolutionMs(source.range.format)
  const borders = last.records
    .map((record) => recordFacts(source.records, record, grant.timeZone).startMs)
    .filter((startMs) => startMs !== undefined)
    .map((startMs) => floor(startMs, stepMs))
    .filter((startMs) => startMs > fromMs && startMs < toMs)
  if (borders.length === 0) return undefined
  const splitAtMs = context.random.pick(borders)
  const ask: Ask = (from, to) => {
    const [window] = windowsOf(source, { fromMs: from, toMs: to }, context.clock.epochMs())
    return pullWindow(context, grant, type, window!)
  }
  const parts = await smallest(await partsOf(ask, fromMs, splitAtMs, toMs), source, ask)
  const inside = randomInside(context.random, fromMs, toMs, stepMs)
  return {
    ...parts,
    again: await ask(parts.whole.window.fromMs, parts.whole.window.toMs),
    inner: await ask(...inside),
    splitAtMs,
  }
}

type Ask = (fromMs: number, toMs: number) => Promise<Pulled>
type Parts = Pick<DividedSpan, 'whole' | 'left' | 'right'> & { readonly splitAtMs: number }

async function partsOf(ask: Ask, fromMs: number, splitAtMs: number, toMs: number): Promise<Parts> {
  const whole = await ask(fromMs, toMs)
  return { whole, left: await ask(fromMs, splitAtMs), right: await ask(splitAtMs, toMs), splitAtMs }
}

/**
 * The narrowest span around the same border that is still divided badly; the first where nothing is wrong. In each round
 * both parts are halved, or failing that the one or the other.
 */
async function smallest(parts: Parts, source: DataSource, ask: Ask): Promise<Parts> {
  const stepMs = resolutionMs(source.range.format)
  let found = parts
  for (let round = 0; round < NARROWINGS && isDividedBadly(found, source); round++) {
    const { splitAtMs, whole } = found
    const { fromMs, toMs } = whole.window
    const laterMs = floor((fromMs + splitAtMs) / 2, stepMs)
    const soonerMs = floor((toMs + splitAtMs) / 2, stepMs)
    const narrower = await firstBad(
      [
        [laterMs, soonerMs],
        [laterMs, toMs],
        [fromMs, soonerMs],
      ],
      found,
      source,
      ask,
    )
    if (narrower === undefined) break
    found = narrower
  }
  return found
}

async function firstBad(
  spans: readonly (readonly [fromMs: number, toMs: number])[],
  { splitAtMs, whole }: Parts,
  source: DataSource,
  ask: Ask,
): Promise<Parts | undefined> {
  for (const [fromMs, toMs] of spans) {
    const isSame = fromMs === whole.window.fromMs && toMs === whole.window.toMs
    if (isSame || fromMs >= splitAtMs || toMs <= splitAtMs) continue
    const parts = await partsOf(ask, fromMs, splitAtMs, toMs)
    if (isDividedBadly(parts, source)) return parts
  }
  return undefined
}

/** At least a quarter of the span, at most three. */
function randomInside(
  random: Random,
  fromMs: number,
  toMs: number,
  stepMs: number,
): readonly [fromMs: number, toMs: number] {
  const steps = Math.floor((toMs - fromMs) / stepMs)
  const width = random.int(Math.max(1, Math.floor(steps / 4)), Math.max(1, Math.floor((3 * steps) / 4)))
  const first = random.int(Math.min(1, steps - width), steps - width)
  return [fromMs + first * stepMs, fromMs + (first + width) * stepMs]
}

function floor(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs
}
