import { freshGrant } from '../../../../src/client/grant.ts'
import { memoryStore } from '../../../../src/client/memory-store.ts'
import type { OutgoingEvent, ReceivedEvent, Store } from '../../../../src/client/store.ts'
import { createTerraClient } from '../../../../src/client/terra-client.ts'
import { createEmitter } from '../../../../src/emitter/emitter.ts'
import type { Emitter } from '../../../../src/emitter/emitter-types.ts'
import { memoryOutbox } from '../../../../src/emitter/memory-outbox.ts'
import type { Message } from '../../../../src/emitter/message.ts'
import type { Outbox, Parcel } from '../../../../src/emitter/outbox.ts'
import type { Handler } from '../../../../src/http/handler.ts'
import { type Random, random } from '../../../../src/kernel/random.ts'
import { mockCredentials } from '../../../../src/partner/credentials.ts'
import type { Partner } from '../../../../src/partner/partner.ts'
import { type Timeline, timeline } from '../../../client/simulation/timeline.ts'
import { SECRET } from '../deliveries.ts'
import { type Mortal, mortal } from './mortal.ts'
import { network } from './network.ts'

/** Everything that is random about one schedule comes from its seed. */
export interface Schedule {
  readonly seed: number
  readonly events: number
  readonly concurrency: number
  readonly order: 'none' | 'perUser'
  readonly crashes: boolean
  readonly badNetwork: boolean
  /** Of the customer failing, 0 to 1. */
  readonly customerTrouble: number
}

/** One event of a schedule: revision `revision` of a record. */
export interface Planned {
  readonly id: string
  readonly userId: string
  readonly recordId: string
  readonly revision: number
  readonly message: Message
}

/** What came of a schedule. */
export interface Run {
  readonly planned: readonly Planned[]
  /** Events, by id, that the emitter said it had stored. */
  readonly put: ReadonlySet<string>
  /** Events, by id, in the receiver's inbox, and how often each was new to it. */
  readonly stored: ReadonlyMap<string, number>
  /** What must never be, as it happened. */
  readonly broken: readonly string[]
  /** What the customer was told, in order, repetitions included. */
  readonly told: readonly OutgoingEvent[]
  /** The records that the receiver holds in the end, by id: their revision. */
  readonly records: ReadonlyMap<string, number>
  readonly leftInOutbox: number
  readonly deaths: number
  readonly attempts: number
}

const START_MS = 1_800_000_000_000
/** So long there is trouble. */
const TROUBLE_MS = 240_000
/** Then all leases run out and all that waits is done. */
const CALM_MS = 4 * 3600_000
const URL = 'http://terra.test/hooks'

export async function runSchedule(schedule: Schedule, partner: Partner): Promise<Run> {
  const world = new World(schedule, partner)
  await world.begin()
  await world.time.runTo(START_MS + TROUBLE_MS)
  world.calmDown()
  await world.time.runTo(START_MS + TROUBLE_MS + CALM_MS)
  return world.outcome()
}

class World {
  readonly time: Timeline = timeline(START_MS)
  readonly #schedule: Schedule
  readonly #partner: Partner
  readonly #rolls: Random
  readonly #planned: readonly Planned[]
  readonly #disk: Outbox = memoryOutbox()
  readonly #store: Store = memoryStore()
  readonly #put = new Set<string>()
  /** Of each event, those of the same user that were stored when it was first put. */
  readonly #before = new Map<string, readonly string[]>()
  readonly #stored = new Map<string, number>()
  readonly #told: OutgoingEvent[] = []
  readonly #broken: string[] = []
  #underWay = 0
  #attempts = 0
  #deaths = 0
  #isCalm = false
  #emitter: { readonly process: Mortal; readonly emitter: Emitter } | undefined
  #receiver: { readonly process: Mortal; readonly handler: Handler } | undefined

  constructor(schedule: Schedule, partner: Partner) {
    this.#schedule = schedule
    this.#partner = partner
    this.#rolls = random(schedule.seed, 'schedule')
    this.#planned = plan(schedule, this.#rolls)
  }

  async begin(): Promise<void> {
    for (const userId of ['usr_0', 'usr_1']) {
      const id = `connection-${userId}`
      await this.#store.saveConnection({ id, userId, scopes: [], createdAtMs: START_MS })
      await this.#store.replaceGrant(freshGrant(id, { accessToken: 'unused', obtainedAtMs: START_MS }), 0)
    }
    this.#startReceiver()
    this.#startEmitter([])
    let atMs = 0
    for (const planned of this.#planned) {
      // Revisions of one record are emitted one after the other, and all that is said later is put later.
      atMs += this.#rolls.int(0, 20_000)
      void this.time.sleep(atMs).then(() => this.#emit(planned))
    }
  }

  /** No more trouble from now on; who lives now lives on. */
  calmDown(): void {
    this.#isCalm = true
  }

  async outcome(): Promise<Run> {
    const records = new Map<string, number>()
    for (const userId of ['usr_0', 'usr_1'])
      for (const { id, raw } of await this.#store.records(`connection-${userId}`, 'sleep'))
        records.set(id, (JSON.parse(raw) as { revision: number }).revision)
    const [deaths, attempts] = [this.#deaths, this.#attempts]
    return {
      planned: this.#planned,
      put: this.#put,
      stored: this.#stored,
      broken: this.#broken,
      told: this.#told,
      records,
      leftInOutbox: await this.#disk.count(),
      deaths,
      attempts,
    }
  }

  /** The platform has something to tell: it insists until an emitter says that it is stored. */
  async #emit(planned: Planned): Promise<void> {
    const others = this.#planned.filter(({ userId, id }) => userId === planned.userId && this.#put.has(id))
    this.#before.set(
      planned.id,
      others.map(({ id }) => id),
    )
    while (!this.#put.has(planned.id)) {
      const current = this.#emitter
      if (current === undefined) await this.time.sleep(500)
      else {
        const put = current.emitter.enqueue(planned.message).then(() => this.#put.add(planned.id))
        await Promise.race([put, current.process.death])
      }
    }
  }

  #fuse(): number {
    const dies = this.#schedule.crashes && !this.#isCalm && this.#rolls.chance(0.85)
    return dies ? this.#rolls.int(1, 60) : Number.POSITIVE_INFINITY
  }

  #bury(process: Mortal, rise: () => void): void {
    void process.death.then(async () => {
      this.#deaths += 1
      await this.time.sleep(this.#rolls.int(0, 5000))
      rise()
    })
  }

  /** @param abandoned - what a dead emitter had taken: it can be taken again. */
  #startEmitter(abandoned: readonly Parcel[]): void {
    const process = mortal(this.time, this.#fuse())
    const taken = new Map<number, Parcel>()
    const nowMs = process.clock.epochMs()
    for (const parcel of abandoned)
      void this.#disk.settle(parcel, { done: false, attempts: parcel.attempts, dueMs: nowMs })
    const disk: Outbox = {
      ...this.#disk,
      take: async (...asked) => {
        const parcel = await this.#disk.take(...asked)
        if (typeof parcel !== 'number') taken.set(parcel.sequence, parcel)
        return parcel
      },
      settle: async (parcel, settlement) => {
        taken.delete(parcel.sequence)
        await this.#disk.settle(parcel, settlement)
      },
    }
    this.#underWay = 0
    const send = network(
      this.time,
      this.#rolls,
      (request) => this.#arrive(request),
      () => this.#isCalm || !this.#schedule.badNetwork,
      (request) => this.#watch(request),
    )
    const { webhooks } = this.#partner
    const emitter = createEmitter({
      webhooks: webhooks!,
      secrets: [SECRET],
      clock: process.clock,
      random: this.#rolls,
      outbox: process.wrap(disk),
      limits: { concurrency: this.#schedule.concurrency },
      order: this.#schedule.order,
      send: async (request) => {
        await process.point()
        const answer = await send(request).finally(() => {
          this.#underWay -= process.isDead ? 0 : 1
        })
        await process.point()
        return answer
      },
      onDelivery: ({ acknowledged, message }) => {
        if (!acknowledged || this.#stored.has(eventId(message))) return
        this.#broken.push(`${eventId(message)} counts as acknowledged and is not stored`)
      },
    })
    this.#emitter = { process, emitter }
    this.#bury(process, () => this.#startEmitter([...taken.values()]))
    void process.death.then(() => {
      this.#emitter = undefined
    })
  }

  /** Of an attempt: those of one user that were put before it have all arrived, where that was asked for. */
  #watch(request: Request): void {
    this.#attempts += 1
    this.#underWay += 1
    if (this.#schedule.order === 'none') return
    const id = request.headers.get('webhook-id')!.slice('msg_'.length)
    const missing = this.#before.get(id)!.find((other) => !this.#stored.has(other))
    if (missing !== undefined) this.#broken.push(`${id} was sent before ${missing} had arrived`)
  }

  async #arrive(request: Request): Promise<Response> {
    const receiver = this.#receiver
    if (receiver === undefined) throw new Error('the connection was refused')
    const reset = receiver.process.death.then(() => {
      throw new Error('the connection was reset')
    })
    return Promise.race([receiver.handler(request), reset])
  }

  #startReceiver(): void {
    const process = mortal(this.time, this.#fuse())
    const { customerTrouble } = this.#schedule
    const store: Store = process.wrap(this.#counting())
    const client = createTerraClient({
      partner: this.#partner,
      baseUrl: 'http://partner.test',
      credentials: { ...mockCredentials(this.#partner), webhookSecrets: [SECRET] },
      send: () => Promise.reject(new Error('nothing is fetched: the events are full')),
      clock: process.clock,
      store,
      random: this.#rolls,
      processOnDelivery: false,
      mapper: { map: (_type, record) => ({ value: record, problems: [] }) },
      onDelivery: ({ verdict }) => {
        if (verdict.verdict === 'accepted' && verdict.stored > 0) work(this.#rolls.int(0, 300))
      },
      onEvent: async (outgoing) => {
        const isTroubled = !this.#isCalm && this.#rolls.chance(customerTrouble)
        if (isTroubled && this.#rolls.chance(0.5)) throw new Error('the customer was not there')
        await process.point()
        this.#told.push(outgoing)
        await process.point()
        if (isTroubled) throw new Error("the customer's answer was lost")
      },
    })
    const work = (ms: number) => void process.clock.sleep(ms).then(() => client.processInbox())
    const comeBack = (): unknown =>
      process.clock
        .sleep(15 * 60_000)
        .then(() => client.processInbox())
        .then(comeBack)
    work(0)
    void comeBack()
    this.#receiver = { process, handler: client.receiver() }
    this.#bury(process, () => this.#startReceiver())
    void process.death.then(() => {
      this.#receiver = undefined
    })
  }

  /** The store, which tells what has really been stored. */
  #counting(): Store {
    const receive = async (events: readonly ReceivedEvent[]) => {
      const fresh = await this.#store.receive(events)
      for (const key of fresh) {
        const id = key.slice(key.lastIndexOf(':') + 1)
        this.#stored.set(id, (this.#stored.get(id) ?? 0) + 1)
      }
      return fresh
    }
    return new Proxy(this.#store, {
      get(target, name) {
        if (name === 'receive') return receive
        return (Reflect.get(target, name) as () => unknown).bind(target)
      },
    })
  }
}

function plan({ events }: Schedule, rolls: Random): readonly Planned[] {
  const revisions = new Map<string, number>()
  return Array.from({ length: events }, (_, number) => {
    const night = rolls.int(0, events - 1)
    const userId = `usr_${night % 2}`
    const recordId = `night_${night}`
    const revision = (revisions.get(recordId) ?? 0) + 1
    revisions.set(recordId, revision)
    const id = `evt${number}`
    const record = {
      id: recordId,
      user_id: userId,
      bedtime_start: '2026-11-19T22:00:00Z',
      updated_at: new Date(START_MS + number * 1000).toISOString(),
      revision,
    }
    const event = { id, type: 'sleep.updated', user_id: userId, data: [record] }
    const message = { url: URL, event: 'sleep.updated', userId, id: `msg_${id}`, body: JSON.stringify(event) }
    return { id, userId, recordId, revision, message }
  })
}

function eventId({ id }: Message): string {
  return id.slice('msg_'.length)
}
