import type { TortureRow } from '../row.ts'
import { NO_TIME, tolerance } from '../tolerance.ts'

/** Deliveries of another time. */
export const TIME_ROWS: readonly TortureRow[] = [
  {
    id: 'stale',
    title: 'A delivery that is too old is refused.',
    source: {
      document: 'No replay window: a captured delivery is valid for ever',
      url: 'https://github.com/flippercloud/flipper/pull/1022',
    },
    remedy: 'Refuse what is older than the tolerance: it may have been captured.',
    shots: (bench) =>
      tolerance(bench) === undefined
        ? NO_TIME
        : [
            bench.refused(
              bench.sign(bench.fresh(), { atSeconds: bench.nowSeconds - tolerance(bench)! - 60 }),
            ),
          ],
  },
  {
    id: 'years-old',
    title: 'A delivery of years ago is refused.',
    source: {
      document: 'No replay window: a captured delivery is valid for ever',
      url: 'https://github.com/flippercloud/flipper/pull/1022',
    },
    remedy: 'Refuse what is older than the tolerance.',
    shots: (bench) =>
      tolerance(bench) === undefined
        ? NO_TIME
        : [bench.refused(bench.sign(bench.fresh(), { atSeconds: bench.nowSeconds - 3 * 365 * 86_400 }))],
  },
  {
    id: 'from-the-future',
    title: 'A delivery from the future is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Refuse what is signed further ahead than the tolerance.',
    shots: (bench) =>
      tolerance(bench) === undefined
        ? NO_TIME
        : [
            bench.refused(
              bench.sign(bench.fresh(), { atSeconds: bench.nowSeconds + tolerance(bench)! + 60 }),
            ),
          ],
  },
  {
    id: 'tampered-time',
    title: 'A delivery with another time than the signed one is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Compute the signature over the time that arrived.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.timestamp.from !== 'header') return 'no header carries the time'
      const { header } = scheme.timestamp
      const shot = bench.sign(bench.fresh())
      return [
        bench.refused({
          ...shot,
          headers: { ...shot.headers, [header]: String(Number(shot.headers[header]) + 1) },
        }),
      ]
    },
  },
  {
    id: 'missing-time',
    title: 'A delivery without its time is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Refuse a delivery that lacks the declared timestamp.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.timestamp.from !== 'header') return 'no header carries the time'
      const { header } = scheme.timestamp
      const shot = bench.sign(bench.fresh())
      const { [header]: _, ...headers } = shot.headers
      return [bench.refused({ ...shot, headers })]
    },
  },
  {
    id: 'time-is-no-number',
    title: 'A time that is no number is refused.',
    source: {
      document: 'Standard Webhooks',
      section: 'Verifying webhook authenticity',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
    remedy: 'Refuse a timestamp that is not written in digits; NaN is never too old.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.timestamp.from !== 'header') return 'no header carries the time'
      const { header } = scheme.timestamp
      const shot = bench.sign(bench.fresh())
      return [bench.refused({ ...shot, headers: { ...shot.headers, [header]: 'yesterday' } })]
    },
  },
  {
    id: 'time-in-another-unit',
    title: 'A time in another unit is refused.',
    source: {
      document: 'expires_at in seconds compared with milliseconds',
      url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
    },
    remedy: 'Read the timestamp in the declared unit only.',
    shots: (bench) => {
      const { scheme } = bench
      if (scheme.kind !== 'hmac' || scheme.timestamp.from !== 'header') return 'no header carries the time'
      const unit = scheme.timestamp.unit === 's' ? 'ms' : 's'
      return [
        bench.refused(
          bench.sign(bench.fresh(), { scheme: { ...scheme, timestamp: { ...scheme.timestamp, unit } } }),
        ),
      ]
    },
  },
]
