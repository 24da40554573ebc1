import type { Clock } from '../kernel/clock.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import { DAY_MS, type DayNumber } from './calendar.ts'
import { createDiary, type Diary } from './diary.ts'
import { createRecent } from './recent.ts'
import { createResident, type Resident } from './resident.ts'
import { activityStories } from './stories/activity.ts'
import { athleteStory } from './stories/athlete.ts'
import { bodyStories } from './stories/body.ts'
import { dailyStory } from './stories/daily.ts'
import { sleepStories } from './stories/sleep.ts'
import { menstruationStories, nutritionStories } from './stories/whole-day.ts'
import { type Names, type State, type Story, turnAt } from './story.ts'
import { createZones, type Zone } from './zone.ts'

/** A record as it stands, in Terra's terms: nothing is worked out before `terra` is called. */
export interface Happening extends State {
  readonly userIndex: number
  readonly story: Story
  /** Since when the record says what it says. */
  readonly updatedMs: number
}

/** Something that became of a record. */
export interface Turn {
  readonly kind: 'created' | 'amended' | 'deleted'
  readonly atMs: number
  /** As it stands after the turn; a deleted one as it stood before. */
  readonly happening: Happening
}

/** People and their days. Whatever is asked is worked out from the seed, then and there. */
export interface Population {
  resident(userIndex: number): Resident
  zone(name: string): Zone
  /** Those that overlap the half-open window and exist now, by start. An instant overlaps where it lies. */
  happenings(userIndex: number, type: DataType, fromMs: number, toMs: number): readonly Happening[]
  /** What became of records after one instant and until another, by time. */
  turns(userIndex: number, type: DataType, afterMs: number, untilMs: number): readonly Turn[]
}

export interface PopulationOptions {
  readonly seed: number
  readonly clock: Clock
  /** Whether clocks stay those of home wherever somebody is; not unless told. */
  readonly keepsHomeTime?: boolean
}

/** Fates are sealed this many days after what a record tells of has ended. */
const LONGEST_ECHO_DAYS = 10

export function createPopulation({ seed, clock, keepsHomeTime = false }: PopulationOptions): Population {
  const beginMs = clock.epochMs()
  const zone = createZones()
  const residents = createRecent<Resident>(256)
  const resident = (index: number) =>
    residents.get(String(index)) ?? residents.set(String(index), createResident(seed, index, beginMs))
  const stories = createShelf(zone, clock, keepsHomeTime)
  return {
    resident,
    zone,
    happenings(userIndex, type, fromMs, toMs) {
      const nowMs = clock.epochMs()
      return stories(resident(userIndex), type, fromMs, toMs)
        .flatMap((story) => {
          const turnMs = turnAt(story, nowMs)
          return turnMs === undefined ? [] : [happening(userIndex, story, turnMs)]
        })
        .filter(({ startMs, endMs }) => startMs < toMs && (endMs > fromMs || startMs >= fromMs))
        .sort((a, b) => a.startMs - b.startMs || a.story.nth - b.story.nth)
    },
    turns(userIndex, type, afterMs, untilMs) {
      const lastMs = Math.min(untilMs, clock.epochMs())
      return stories(resident(userIndex), type, afterMs - LONGEST_ECHO_DAYS * DAY_MS, lastMs)
        .flatMap((story) => turnsOf(userIndex, story))
        .filter(({ atMs }) => atMs > afterMs && atMs <= lastMs)
        .sort((a, b) => a.atMs - b.atMs || a.happening.startMs - b.happening.startMs)
    },
  }
}

/** Finds the stories that a window may hold, and some more on either side; those of late are kept. */
function createShelf(zone: (name: string) => Zone, clock: Clock, keepsHomeTime: boolean): ShelfOfStories {
  const diary = createDiary(zone, { keepsHomeTime })
  const shelf = createRecent<readonly Story[]>(8192)
  return (who, type, fromMs, toMs) => {
    if (type === 'athlete') return [athleteStory(who, zone(who.life.home.zone), clock.epochMs())]
    const found: Story[] = []
    const first = Math.max(who.joined, dayOf(fromMs) - 2)
    const last = Math.min(dayOf(toMs), dayOf(clock.epochMs())) + 2
    for (let day = first; day <= last; day++) {
      const key = `${who.index}/${type}/${day}`
      found.push(...(shelf.get(key) ?? shelf.set(key, storiesOf(diary, who, type, day))))
    }
    return found
  }
}

type ShelfOfStories = (who: Resident, type: DataType, fromMs: number, toMs: number) => readonly Story[]

/** The stories that a date of somebody's life leaves behind, of one type. */
function storiesOf(
  diary: Diary,
  resident: Resident,
  type: Exclude<DataType, 'athlete'>,
  day: DayNumber,
): readonly Story[] {
  const entry = diary(resident, day)
  if (entry === undefined) return []
  switch (type) {
    case 'sleep':
      return sleepStories(resident, entry)
    case 'activity':
      return activityStories(resident, entry)
    case 'daily':
      return [dailyStory(resident, entry, diary(resident, day + 1))]
    case 'body':
      return bodyStories(resident, entry)
    case 'nutrition':
      return nutritionStories(resident, entry)
    case 'menstruation':
      return menstruationStories(resident, entry)
  }
}

function happening(userIndex: number, story: Story, turnMs: number): Happening {
  const { startMs, endMs, terra } = story.stateFrom(turnMs)
  return {
    userIndex,
    story,
    updatedMs: turnMs,
    startMs,
    endMs,
    terra: (names: Names): JsonObject => terra(names),
  }
}

function turnsOf(userIndex: number, story: Story): readonly Turn[] {
  const { turnsMs, deletedMs = Number.POSITIVE_INFINITY } = story
  const made = turnsMs
    .filter((turnMs) => turnMs < deletedMs)
    .map(
      (atMs, index): Turn => ({
        kind: index === 0 ? 'created' : 'amended',
        atMs,
        happening: happening(userIndex, story, atMs),
      }),
    )
  const last = made.at(-1)
  if (story.deletedMs === undefined || last === undefined) return made
  return [...made, { kind: 'deleted', atMs: story.deletedMs, happening: last.happening }]
}

function dayOf(epochMs: number): DayNumber {
  return Math.floor(epochMs / DAY_MS)
}
