import { resolutionMs } from '../../../partner/time-format.ts'
import { askingTimeMs } from '../../asking-time.ts'
import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const narrowerHoldsItsShare: Check<'pull-windows'> = defineCheck({
  id: 'pull/narrower-holds-its-share',
  title: 'A narrower range holds what a wider one shows to start in it.',
  level: 'must',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  remedy: 'Compare every record with the range that was asked for, in one zone, before any page is cut.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, inner, source, userZone }, { inner: { window } }) => {
      if (source.range.match === 'modified') return undefined
      const stepMs = resolutionMs(source.range.format)
      const held = new Set(inner.ids)
      const lost = whole.records.filter(({ id, record }) => {
        const atMs = askingTimeMs(source, record, userZone)
        return (
          atMs !== undefined && atMs >= window.fromMs + stepMs && atMs < window.toMs - stepMs && !held.has(id)
        )
      }).length
      return lost === 0 ? undefined : `a range inside it lacks ${lost} records that start in it`
    }),
})
