import { MINUTE_MS } from '../calendar.ts'
import type { Entry } from '../diary.ts'
import { dailyOf } from '../events/day.ts'
import { hypnogram, sleepScore } from '../events/hypnogram.ts'
import { dayWindow } from '../events/scene.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import { sceneOf, turnsAfter } from './telling.ts'

/** Before that much of a date has passed there is nothing to report. */
const FIRST_REPORT_MS = 30 * MINUTE_MS

/**
 * The totals of a date, from its first report on. They run on with every report until the date and its workouts have
 * ended; an amended day later finds some steps more.
 *
 * @param next - the date after, whose night begins on the evening of this one.
 */
export function dailyStory(resident: Resident, entry: Entry, next: Entry | undefined): Story {
  const { day, place, zone, sleeps, workouts } = entry
  const subject = { type: 'daily', day, nth: 0, place, zone } as const
  const window = dayWindow(zone, day)
  const lastMs = Math.max(window.endMs, ...workouts.map(({ endMs }) => endMs))
  const { turnsMs: settled } = turnsAfter(resident, subject, lastMs)
  const open: number[] = []
  for (let atMs = window.startMs + FIRST_REPORT_MS; ; ) {
    atMs = resident.syncAfter(atMs)
    if (atMs >= settled[0]!) break
    open.push(atMs)
  }
  const asleep = [...sleeps, ...(next?.sleeps ?? [])]
  return {
    ...subject,
    turnsMs: [...open, ...settled],
    stateFrom: (turnMs) => ({
      ...window,
      terra: (names) =>
        dailyOf(sceneOf(resident, subject, names), {
          asleep,
          training: workouts,
          sleepScore: scoreOf(resident, entry),
          untilMs: turnMs,
          correctionSteps: turnMs > settled[0]! ? 10 * resident.choose('recount', day).int(4, 40) : 0,
        }),
    }),
  }
}

/** What the night's own record says. */
function scoreOf(resident: Resident, { day, place, zone, sleeps }: Entry): number | undefined {
  const nth = sleeps.findIndex(({ isNap }) => !isNap)
  const night = sleeps[nth]
  if (night === undefined) return undefined
  const { choices } = sceneOf(resident, { type: 'sleep', day, nth, place, zone })
  return sleepScore(hypnogram(choices, (night.endMs - night.startMs) / MINUTE_MS, false), false)
}
