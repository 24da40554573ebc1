import type { Entry } from '../diary.ts'
import { bodyOf } from '../events/measurement.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import { isFinal, sceneOf, turnsAfter } from './telling.ts'

const MISREAD_KG = -0.4

/** The date's step on the scale. An amended one was misread at first. */
export function bodyStories(resident: Resident, { day, place, zone, measuredMs }: Entry): readonly Story[] {
  if (measuredMs === undefined) return []
  const subject = { type: 'body', day, nth: 0, place, zone } as const
  const turns = turnsAfter(resident, subject, measuredMs)
  return [
    {
      ...subject,
      ...turns,
      stateFrom: (turnMs) => ({
        startMs: measuredMs,
        endMs: measuredMs,
        terra: (names) =>
          bodyOf(sceneOf(resident, subject, names), {
            atMs: measuredMs,
            correctionKg: isFinal(turns, turnMs) ? 0 : MISREAD_KG,
          }),
      }),
    },
  ]
}
