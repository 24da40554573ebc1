import type { Clock } from '../kernel/clock.ts'
import { isJsonObject, type JsonObject } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { random } from '../kernel/random.ts'
import { partnerMapping } from '../mapping/compile.ts'
import { DATA_TYPES, type DataType } from '../partner/data.ts'
import { exampleEvent } from '../partner/example-event.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import { isoDay, modulo } from './calendar.ts'
import type { Device } from './life.ts'
import { LIVES } from './lives.ts'
import { createNames } from './person.ts'
import { createPopulation, type Happening } from './population.ts'
import { createRecent } from './recent.ts'
import { exampleRecord } from './rendering/example-record.ts'
import { idLike, userIdLike } from './rendering/record-id.ts'
import { createRender, type Render } from './rendering/render.ts'
import { lifeOf } from './resident.ts'

/** A user of the partner. */
export interface WorldUser {
  /** As text; on the wire an integer where the descriptor says so. */
  readonly id: string
  /** By what events call the user, where the descriptor declares an id of their own; as text. */
  readonly eventId?: string
  readonly name: string
  /** Of a domain that is nobody's (RFC 2606 §3). */
  readonly email: string
  /** Where the user is at home, IANA. */
  readonly zone: string
  /** How the user lives: the name of a life, such as `steady` or `traveller`. */
  readonly life: string
  /** What is special about that life. */
  readonly about: string
}

/** A record as the partner would give it away. */
export interface WorldRecord {
  readonly id: string
  readonly startMs: number
  /** Equal to `startMs` for what has no length. */
  readonly endMs: number
  readonly updatedMs: number
  /** Minutes from UTC at the start. */
  readonly offsetMinutes: number
  /** The local date, `2028-02-29`: of a sleep that of waking up, of anything else that of its start. */
  readonly day: string
  /** In the partner's own format; made when it is first read. */
  readonly record: JsonObject
}

/** What became of a record, for events. */
export interface WorldChange {
  readonly kind: 'created' | 'amended' | 'deleted'
  readonly atMs: number
  /** As it stands after the change; a deleted one as it stood before. */
  readonly record: WorldRecord
}

/**
 * The people behind a mock partner. What a record says depends on the seed, the user, the type and the date alone,
 * never on what was asked before; while it stays the same, it is the same object.
 */
export interface World {
  /** The first is a plain one with every type of data on every date up to now. */
  readonly users: readonly WorldUser[]
  user(id: string): WorldUser | undefined
  /** By the email address; capitals count for nothing. */
  userByEmail(email: string): WorldUser | undefined
  /**
   * Those that overlap the half-open window, by start, as they stand now: a record exists from the first sync of the
   * device after its end on, a day from its first sync on. Unknown users and types that the partner does not offer
   * have none.
   */
  records(userId: string, type: DataType, fromMs: number, toMs: number): readonly WorldRecord[]
  /** What became of records after one instant and until another, the latter included, by time. */
  changes(userId: string, type: DataType, afterMs: number, untilMs: number): readonly WorldChange[]
}

export interface WorldOptions {
  readonly seed: number
  /** What lies ahead of it does not exist. Histories are counted back from where it stands when the world is made. */
  readonly clock: Clock
  /** How many; one for each kind of life unless told. */
  readonly users?: number
  /** How many records are kept after they were rendered; 2048 unless told. */
  readonly maxRecords?: number
}

/** Make the people of a partner. It costs nothing until somebody asks. */
export function createWorld(partner: Partner, options: WorldOptions): World {
  const { seed, clock, users: size = LIVES.length, maxRecords = 2048 } = options
  const population = createPopulation({ seed, clock, keepsHomeTime: tellsZoneOnce(partner) })
  const recent = createRecent<WorldRecord>(maxRecords)
  const tellers = new Map<DataType, (happening: Happening) => WorldRecord>()
  const tell = (type: DataType, happening: Happening): WorldRecord => {
    const { userIndex, story, updatedMs } = happening
    const key = `${userIndex}/${type}/${story.day}/${story.nth}/${updatedMs}`
    const told = recent.get(key)
    if (told !== undefined) return told
    const teller = tellers.get(type) ?? createTeller(partner, type, seed, (index) => people().list[index]!.id)
    tellers.set(type, teller)
    return recent.set(key, teller(happening))
  }
  let known: People | undefined
  const people = () => (known ??= createPeople(partner, seed, size))
  return {
    get users() {
      return people().list
    },
    user(id) {
      const index = people().indexes.get(id)
      return index === undefined ? undefined : people().list[index]
    },
    userByEmail(email) {
      const index = people().byEmail.get(email.toLowerCase())
      return index === undefined ? undefined : people().list[index]
    },
    records(userId, type, fromMs, toMs) {
      const index = people().indexes.get(userId)
      if (index === undefined || partner.data[type] === undefined) return []
      return population.happenings(index, type, fromMs, toMs).map((happening) => tell(type, happening))
    },
    changes(userId, type, afterMs, untilMs) {
      const index = people().indexes.get(userId)
      if (index === undefined || partner.data[type] === undefined) return []
      return population
        .turns(index, type, afterMs, untilMs)
        .map(({ kind, atMs, happening }) => ({ kind, atMs, record: tell(type, happening) }))
    },
  }
}

interface People {
  readonly list: readonly WorldUser[]
  readonly indexes: ReadonlyMap<string, number>
  readonly byEmail: ReadonlyMap<string, number>
}

function createPeople(partner: Partner, seed: number, size: number): People {
  const example = exampleUserId(partner)
  const isInteger = hasIntegerUsers(partner)
  const nameOf = createNames(seed)
  const list = Array.from({ length: size }, (_, index): WorldUser => {
    const { firstName, lastName } = nameOf(index)
    const { id: life, about, home } = lifeOf(index)
    const id = userIdLike(example, isInteger, random(seed, 'user id', index), index)
    const eventId = eventIdOf(partner, seed, index)
    const email = `${firstName}.${lastName}.${index + 1}@example.com`.toLowerCase()
    const name = `${firstName} ${lastName}`
    return { id, ...(eventId !== undefined && { eventId }), name, email, zone: home.zone, life, about }
  })
  return {
    list,
    indexes: new Map(list.map(({ id }, index) => [id, index])),
    byEmail: new Map(list.map(({ email }, index) => [email, index])),
  }
}

/** Looks like the one of the declared events, and is nobody's id. */
function eventIdOf({ auth, webhooks }: Partner, seed: number, index: number): string | undefined {
  if (auth.kind !== 'oauth2' || auth.eventUserId === undefined) return undefined
  const [event] = webhooks?.events ?? []
  const example =
    event === undefined ? undefined : resolvePointer(exampleEvent(event, webhooks), event.userId)
  const isInteger = auth.eventUserId.type === 'integer'
  return userIdLike(example, isInteger, random(seed, 'event user id', index), index)
}

function exampleUserId(partner: Partner): unknown {
  for (const type of dataTypesOf(partner)) {
    const source = dataSource(partner, type)
    if (source.records.userId === undefined) continue
    const found = resolvePointer(exampleRecord(source), source.records.userId)
    if (found !== undefined) return found
  }
  return undefined
}

function hasIntegerUsers({ auth }: Partner): boolean {
  return auth.kind === 'oauth2' && auth.userId.type === 'integer'
}

/** Whether records leave the zone to what the partner tells of the user, so that nobody's clock can travel. */
function tellsZoneOnce({ auth }: Partner): boolean {
  return auth.kind === 'oauth2' && auth.timeZone !== undefined
}

/** What the example was recorded with, by Terra's names. */
function exampleDevice(partner: Partner, type: DataType, example: JsonObject): { readonly device?: Device } {
  const device = resolvePointer(partnerMapping(partner, type).apply(example).value, '/device_data')
  if (!isJsonObject(device) || typeof device.name !== 'string') return {}
  const { name, manufacturer } = device
  return { device: { name, manufacturer: typeof manufacturer === 'string' ? manufacturer : name } }
}

/** Room for 16 records of a type on each date from 1925 to 2104. */
function serialOf({ userIndex, story: { day, nth } }: Happening, type: DataType): number {
  return ((userIndex * 65_536 + day + 16_384) * 8 + DATA_TYPES.indexOf(type)) * 16 + (nth % 16)
}

function createTeller(
  partner: Partner,
  type: DataType,
  seed: number,
  userIdOf: (userIndex: number) => string,
): (happening: Happening) => WorldRecord {
  const render: Render = createRender(partner, type)
  const { records } = dataSource(partner, type)
  const example = exampleRecord(dataSource(partner, type))
  const exampleId = resolvePointer(example, records.id)
  const device = exampleDevice(partner, type, example)
  const userIdIsInteger = hasIntegerUsers(partner)
  return (happening) => {
    const { userIndex, story, startMs, endMs, updatedMs } = happening
    const { zone, day, nth } = story
    const id = idLike(exampleId, {
      choices: random(seed, 'record id', userIndex, type, day, nth),
      serial: serialOf(happening, type),
      day: isoDay(day),
      nth,
    })
    const userId = userIdOf(userIndex)
    const offsetAt = zone.offsetMinutes
    const knowsOffset = records.offset?.optional !== true || modulo(day, 4) !== 3
    const facts = {
      ...{ id, userId, userIdIsInteger, startMs, endMs, updatedMs, offsetAt, knowsOffset },
      zone: zone.name,
    }
    let rendered: JsonObject | undefined
    return {
      id: String(id),
      startMs,
      endMs,
      updatedMs,
      offsetMinutes: offsetAt(startMs),
      day: isoDay(zone.day(type === 'sleep' ? endMs : startMs)),
      get record() {
        rendered ??= render(happening.terra({ recordId: String(id), userId, ...device }), facts)
        return rendered
      },
    }
  }
}
