import { type Window, windowsOf } from '../../../client/windows.ts'
import type { DataSource, DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import { formatTime, resolutionMs } from '../../../partner/time-format.ts'
import { askingTimeMs } from '../../asking-time.ts'
import type { AskedAround, Pulled } from '../../evidence/pull.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'
import { recordFacts } from '../../record-facts.ts'

const HOUR_MS = 3_600_000

export const pullBounds: Probe<'pull-bounds'> = defineProbe({
  name: 'pull-bounds',
  about: 'asks for the shortest ranges around one record of each data type',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const types: Record<string, AskedAround> = {}
    for (const type of dataTypesOf(context.partner)) {
      const asked = await askAround(context, type)
      if (asked !== undefined) types[type] = asked
    }
    return { types }
  },
})

async function askAround(context: ProbeContext, type: DataType): Promise<AskedAround | undefined> {
  const { grant } = context.evidence('pull')
  const source = dataSource(context.partner, type)
  const chosen = choose(context, type, source)
  if (chosen === undefined) return undefined
  const { id, startMs, endMs } = chosen
  const stepMs = resolutionMs(source.range.format)
  const whileMs = Math.max(HOUR_MS, stepMs)
  const ask = async (fromMs: number, toMs: number, rewrite = (window: Window) => window): Promise<Pulled> => {
    const [window] = windowsOf(source, { fromMs, toMs }, context.clock.epochMs())
    return pullWindow(context, grant, type, rewrite(window!))
  }
  const afterMs = source.range.match === 'overlap' ? endMs : startMs + stepMs
  const hasInside = resolutionMs(source.records.time) === stepMs && endMs - startMs > 4 * stepMs
  return {
    id,
    at: await ask(startMs, startMs + stepMs),
    before: await ask(startMs - whileMs, startMs),
    after: await ask(afterMs, afterMs + whileMs),
    ...(hasInside ? { inside: await ask(startMs + stepMs, endMs - stepMs) } : {}),
    ...(source.range.format === 'dateTime'
      ? { elsewhere: await ask(startMs, startMs + stepMs, inIndia) }
      : {}),
  }
}

/** A record from the middle of what was pulled, with the steps of the format that its start and end lie on. */
function choose(
  context: ProbeContext,
  type: DataType,
  source: DataSource,
): { readonly id: string; readonly startMs: number; readonly endMs: number } | undefined {
  const placeholders = requestPlaceholders(source.request)
  if (!placeholders.includes('from') || !placeholders.includes('to')) return undefined
  const stepMs = resolutionMs(source.range.format)
  const { types, grant } = context.evidence('pull')
  const { timeZone: userZone } = grant
  const records = types[type]?.at(-1)?.records ?? []
  const told = records.flatMap((record) => {
    const { id, startMs: instantMs, endMs: endInstantMs } = recordFacts(source.records, record, userZone)
    const askedMs = askingTimeMs(source, record, userZone)
    if (id === undefined || askedMs === undefined || instantMs === undefined) return []
    const lengthMs = Math.max(1, (endInstantMs ?? instantMs) - instantMs)
    const startMs = Math.floor(askedMs / stepMs) * stepMs
    return [{ id, startMs, endMs: Math.ceil((askedMs + lengthMs) / stepMs) * stepMs }]
  })
  const middle = told.length > 4 ? told.slice(2, -2) : told
  return middle.length === 0 ? undefined : context.random.pick(middle)
}

/** The same window, its ends written with the offset of India. */
function inIndia(window: Window): Window {
  const values = Object.entries(window.values).map(([name, value]) => {
    const epochMs = Date.parse(String(value))
    return [name, Number.isNaN(epochMs) ? value : formatTime('dateTime', epochMs, 330)]
  })
  return { ...window, values: Object.fromEntries(values) as Window['values'] }
}
