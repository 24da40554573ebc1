import { MINUTE_MS } from '../calendar.ts'
import type { Entry } from '../diary.ts'
import { sleepOf } from '../events/night.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import { isFinal, sceneOf, turnsAfter } from './telling.ts'

/** One for each sleep that ended on the date. An amended one first ends too early, as when the tracker is still unsure. */
export function sleepStories(resident: Resident, { day, place, zone, sleeps }: Entry): readonly Story[] {
  return sleeps.map(({ startMs, endMs, isNap, device }, nth) => {
    const subject = { type: 'sleep', day, nth, place, zone } as const
    const turns = turnsAfter(resident, subject, endMs)
    const unsureMs = Math.min(20, Math.floor((endMs - startMs) / MINUTE_MS / 4)) * MINUTE_MS
    return {
      ...subject,
      ...turns,
      stateFrom(turnMs) {
        const night = { startMs, endMs: isFinal(turns, turnMs) ? endMs : endMs - unsureMs, isNap }
        return {
          ...night,
          terra: (names) =>
            sleepOf(sceneOf(resident, subject, names, device), { ...night, summaryId: names.recordId }),
        }
      },
    }
  })
}
