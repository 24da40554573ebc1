import { MINUTE_MS } from '../calendar.ts'
import type { Entry } from '../diary.ts'
import { effortOf } from '../events/effort.ts'
import { activityOf } from '../events/workout.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import { isFinal, sceneOf, turnsAfter } from './telling.ts'

const UNSURE_MINUTES = 3

/** One for each workout that began on the date. An amended one first lacks its last minutes. */
export function activityStories(resident: Resident, { day, workouts }: Entry): readonly Story[] {
  return workouts.map(({ startMs, endMs, sport, device, place, zone }, nth) => {
    const subject = { type: 'activity', day, nth, place, zone } as const
    const turns = turnsAfter(resident, subject, endMs)
    return {
      ...subject,
      ...turns,
      stateFrom(turnMs) {
        const minutes = (endMs - startMs) / MINUTE_MS - (isFinal(turns, turnMs) ? 0 : UNSURE_MINUTES)
        const window = { startMs, endMs: startMs + minutes * MINUTE_MS }
        return {
          ...window,
          terra(names) {
            const effort = effortOf(resident.choose('effort', day, nth), sport, resident.person, minutes)
            return activityOf(sceneOf(resident, subject, names, device), {
              ...window,
              sport,
              effort,
              summaryId: names.recordId,
            })
          },
        }
      },
    }
  })
}
