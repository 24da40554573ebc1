import type { DataType } from '../../../partner/data.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { instantDiffers, offsetDiffers } from '../../each-mapped.ts'
import { isDayModel } from '../../whole-days.ts'

export const placesKept: Check<'mapping-example'> = defineCheck({
  id: 'mapping/places-kept',
  title:
    'A record keeps its instants and offsets wherever on earth it was made, nights of clock changes included.',
  level: 'must',
  source: {
    document: 'Fitbit: the offset of the start kept over a change of the clocks',
    url: 'https://github.com/pkpio/fitbit-googlefit/pull/86',
  },
  remedy:
    'Map each time with $time and its own offset; never with the offset of another time, of the server, or of today.',
  given: 'mapping-example',

  judge({ types }) {
    for (const [name, { elsewhere }] of Object.entries(types)) {
      if (isDayModel(name as DataType)) continue
      for (const {
        where,
        startMs,
        endMs,
        startOffset,
        endOffset,
        mapped: { value },
      } of elsewhere) {
        const said =
          instantDiffers(value, '/metadata/start_time', startMs) ??
          instantDiffers(value, '/metadata/end_time', endMs) ??
          offsetDiffers(value, '/metadata/start_time', startOffset) ??
          offsetDiffers(value, '/metadata/end_time', endOffset)
        if (said !== undefined) return finding(`${name}, in ${where}: ${said}`)
      }
    }
    return undefined
  },
})
