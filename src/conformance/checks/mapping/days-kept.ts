import { resolvePointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { offsetDiffers } from '../../each-mapped.ts'
import { isDayModel } from '../../whole-days.ts'

export const daysKept: Check<'mapping-example'> = defineCheck({
  id: 'mapping/days-kept',
  title: 'A day is the local one wherever on earth it was, and lasts from midnight to midnight.',
  level: 'must',
  source: {
    document: 'Terra: daily data',
    section: 'Date part only',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/payload-content-and-provider-quirks/daily-payload-cumulative-overwrite-by-day',
  },
  remedy: 'Map days with $midnight and $nextMidnight, and the offset of the record.',
  given: 'mapping-example',

  judge({ types }) {
    for (const [name, { elsewhere }] of Object.entries(types)) {
      if (!isDayModel(name as DataType)) continue
      for (const {
        where,
        startMs,
        startOffset,
        mapped: { value },
      } of elsewhere) {
        const midnight = Math.floor((startMs + (startOffset ?? 0) * 60_000) / DAY_MS) * DAY_MS
        const said =
          dateDiffers(value, '/metadata/start_time', midnight) ??
          dateDiffers(value, '/metadata/end_time', midnight + DAY_MS) ??
          offsetDiffers(value, '/metadata/start_time', startOffset)
        if (said !== undefined) return finding(`${name}, in ${where}: ${said}`)
      }
    }
    return undefined
  },
})

const DAY_MS = 86_400_000

function dateDiffers(value: unknown, pointer: string, midnightMs: number): string | undefined {
  const expected = new Date(midnightMs).toISOString().slice(0, 19)
  const text = resolvePointer(value, pointer)
  return typeof text === 'string' && text.startsWith(expected)
    ? undefined
    : `${pointer} is not the local midnight`
}
