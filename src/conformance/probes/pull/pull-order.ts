import { windowsOf } from '../../../client/windows.ts'
import type { Random } from '../../../kernel/random.ts'
import type { DataSource, DataType } from '../../../partner/data.ts'
import { dataSource, type Partner, pulledTypesOf } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import { resolutionMs } from '../../../partner/time-format.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { pullWindow } from '../../pull-span.ts'
import { firstOutOfOrder } from '../../record-order.ts'

/** Small enough for several pages, large enough that a page has an order. */
const SMALL_LIMITS = [2, 6] as const

/** How often a span that comes in a wrong order is halved, to show the smallest that does. */
const HALVINGS = 8

export const pullOrder: Probe<'pull-order'> = defineProbe({
  name: 'pull-order',
  about: 'asks for a random span, in small pages, of each data type whose order is declared',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: (partner) =>
    orderedTypesOf(partner).length > 0
      ? undefined
      : 'no order is promised of records that are asked for by range',
  async run(context) {
    const { types: pulled } = context.evidence('pull')
    const types: Record<string, Pulled> = {}
    for (const type of orderedTypesOf(context.partner)) {
      const window = pulled[type]?.at(-1)?.window
      if (window !== undefined) types[type] = await smallest(context, type, window.fromMs, window.toMs)
    }
    return { types }
  },
})

function orderedTypesOf(partner: Partner): readonly DataType[] {
  return pulledTypesOf(partner).filter((type) => dataSource(partner, type).records.order !== undefined)
}

/** A random part of the span; where its order is wrong, the shortest half of a half of it where it still is. */
async function smallest(
  context: ProbeContext,
  type: DataType,
  fromMs: number,
  toMs: number,
): Promise<Pulled> {
  const source = dataSource(context.partner, type)
  const stepMs = resolutionMs(source.range.format)
  const limit = requestPlaceholders(source.request).includes('limit')
    ? context.random.int(...SMALL_LIMITS)
    : undefined
  const ask = (span: Span) => pullIn(context, type, span, limit)
  let span = randomPart(context.random, fromMs, toMs, stepMs)
  let found = await ask(span)
  for (let round = 0; round < HALVINGS && isWrong(found, source); round++) {
    const narrower = await firstWrong(halvesOf(span, stepMs), source, ask)
    if (narrower === undefined) break
    ;({ span, found } = narrower)
  }
  return found
}

type Span = readonly [fromMs: number, toMs: number]

async function firstWrong(
  spans: readonly Span[],
  source: DataSource,
  ask: (span: Span) => Promise<Pulled>,
): Promise<{ readonly span: Span; readonly found: Pulled } | undefined> {
  for (const span of spans) {
    const found = await ask(span)
    if (isWrong(found, source)) return { span, found }
  }
  return undefined
}

function isWrong({ records }: Pulled, source: DataSource): boolean {
  return firstOutOfOrder(records, source) !== undefined
}

function pullIn(
  context: ProbeContext,
  type: DataType,
  [fromMs, toMs]: Span,
  limit: number | undefined,
): Promise<Pulled> {
  const { grant } = context.evidence('pull')
  const source = dataSource(context.partner, type)
  const [window] = windowsOf(source, { fromMs, toMs }, context.clock.epochMs())
  return pullWindow(context, grant, type, window!, limit)
}

/** At least half of the span. */
function randomPart(random: Random, fromMs: number, toMs: number, stepMs: number): Span {
  const steps = Math.floor((toMs - fromMs) / stepMs)
  const width = random.int(Math.max(1, Math.floor(steps / 2)), Math.max(1, steps))
  const first = random.int(0, Math.max(0, steps - width))
  return [fromMs + first * stepMs, fromMs + (first + width) * stepMs]
}

/** The first half, the second, and the one between them; none where there is nothing left to halve. */
function halvesOf([fromMs, toMs]: Span, stepMs: number): readonly Span[] {
  const steps = Math.floor((toMs - fromMs) / stepMs)
  const half = Math.ceil(steps / 2)
  if (half >= steps) return []
  const from = (first: number): Span => [fromMs + first * stepMs, fromMs + (first + half) * stepMs]
  return [from(0), from(steps - half), from(Math.floor((steps - half) / 2))]
}
