import { resolvePointer } from '../../../kernel/pointer.ts'
import { parseTime, TIME_FORMATS } from '../../../partner/time-format.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

/** A day, where the event names one, may have begun in a zone ahead of ours. */
const AHEAD_MS = 15 * 3_600_000

export const eventTimeNotInFuture: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-time-not-in-future',
  title: 'What an event tells of has happened.',
  level: 'must',
  source: {
    document: 'Polar: the offset added instead of taken off',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  remedy: 'Write the time with its own offset, once; check units, seconds against milliseconds.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared: { time }, delivery, events }) => {
      if (time === undefined) return undefined
      const latestMs = Math.max(...events.map((event) => timeOf(resolvePointer(event, time)) ?? 0))
      return latestMs > delivery.receivedAtMs + AHEAD_MS
        ? `the time at '${time}' is ${Math.round((latestMs - delivery.receivedAtMs) / 3_600_000)} h ahead`
        : undefined
    }),
})

function timeOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined
  return TIME_FORMATS.map((format) => parseTime(format, value)).find((ms) => ms !== undefined)
}
