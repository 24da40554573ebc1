import { windowsOf } from '../../../client/windows.ts'
import type { DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { resolutionMs } from '../../../partner/time-format.ts'
import type { DividedSpan } from '../../evidence/pull.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'
import { recordFacts } from '../../record-facts.ts'

export const pullWindows: Probe<'pull-windows'> = defineProbe({
  name: 'pull-windows',
  about: 'asks for a span whole, in two parts and again',
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
    return { types }
  },
})

/** Divided where a record starts, because there an exclusive bound differs from an inclusive one. */
async function divide(context: ProbeContext, type: DataType): Promise<DividedSpan | undefined> {
  const { grant, types } = context.evidence('pull')
  const source = dataSource(context.partner, type)
  const last = types[type]?.at(-1)
  if (last === undefined) return undefined
  const { fromMs, toMs } = last.window
  const stepMs = resolutionMs(source.range.format)
  const borders = last.records
    .map((record) => recordFacts(source.records, record).startMs)
    .filter((startMs) => startMs !== undefined)
    .map((startMs) => Math.floor(startMs / stepMs) * stepMs)
    .filter((startMs) => startMs > fromMs && startMs < toMs)
  if (borders.length === 0) return undefined
  const splitAtMs = context.random.pick(borders)
  const ask = async (from: number, to: number) => {
    const [window] = windowsOf(source, { fromMs: from, toMs: to }, context.clock.epochMs())
    return pullWindow(context, grant, type, window!)
  }
  return {
    whole: await ask(fromMs, toMs),
    left: await ask(fromMs, splitAtMs),
    right: await ask(splitAtMs, toMs),
    again: await ask(fromMs, toMs),
    splitAtMs,
  }
}
