import { pulledTypesOf } from '../../../partner/partner.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullSpan } from '../../pull-span.ts'

const DAY_MS = 86_400_000

/** What Terra calls recent history. */
export const RECENT_DAYS = 28

export const pull: Probe<'pull'> = defineProbe({
  name: 'pull',
  about: `pulls the last ${RECENT_DAYS} days of every data type, all pages`,
  area: 'pull',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const askedAtMs = context.clock.epochMs()
    const span = { fromMs: askedAtMs - RECENT_DAYS * DAY_MS, toMs: askedAtMs }
    const types: Record<string, readonly Pulled[]> = {}
    for (const type of pulledTypesOf(context.partner))
      types[type] = await pullSpan(context, grant, type, span)
    return { grant, askedAtMs, types }
  },
})
