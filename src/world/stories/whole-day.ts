import type { JsonObject } from '../../kernel/json.ts'
import type { Entry } from '../diary.ts'
import { menstruationOf } from '../events/cycle.ts'
import { nutritionOf } from '../events/meals.ts'
import { dayWindow, type Scene } from '../events/scene.ts'
import type { Resident } from '../resident.ts'
import type { Story } from '../story.ts'
import { sceneOf } from './telling.ts'

export function nutritionStories(resident: Resident, entry: Entry): readonly Story[] {
  return [wholeDayStory(resident, entry, 'nutrition', nutritionOf)]
}

export function menstruationStories(resident: Resident, entry: Entry): readonly Story[] {
  if (resident.person.sex !== 'female') return []
  return [wholeDayStory(resident, entry, 'menstruation', menstruationOf)]
}

/** A diary page: it appears when its date has ended. */
function wholeDayStory(
  resident: Resident,
  { day, place, zone }: Entry,
  type: 'nutrition' | 'menstruation',
  write: (scene: Scene) => JsonObject,
): Story {
  const subject = { type, day, nth: 0, place, zone }
  const window = dayWindow(zone, day)
  return {
    ...subject,
    turnsMs: [resident.syncAfter(window.endMs)],
    stateFrom: () => ({ ...window, terra: (names) => write(sceneOf(resident, subject, names)) }),
  }
}
