import { GrantDeadError, PullFailedError } from '../../../src/client/client-error.ts'
import { freshGrant, type Grant } from '../../../src/client/grant.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import type { Store } from '../../../src/client/store.ts'
import { createTokenKeeper, type TokenKeeper } from '../../../src/client/token-keeper.ts'
import type { Tokens } from '../../../src/client/tokens.ts'
import { type Random, random } from '../../../src/kernel/random.ts'
import { type Timeline, timeline } from './timeline.ts'
import {
  FATES,
  type Fate,
  type Lives,
  type RefreshKind,
  type TokenServer,
  tokenServer,
} from './token-server.ts'

/** Everything that is random about one schedule comes from its seed. */
export interface Schedule {
  readonly seed: number
  readonly kind: RefreshKind
  readonly processes: number
  /** Of a refresh being anything else than answered, 0 to 1. */
  readonly trouble: number
  readonly crashes: boolean
  readonly clockJumps: boolean
  readonly withdrawal: boolean
  /** Processes that stand still for longer than their lease, as on a machine that sleeps. */
  readonly stalls: boolean
  /** Nobody needs a token, since the first one outlives the run; there are polls, and refresh tokens that end. */
  readonly idle: boolean
}

/** A span in which a process stood still. */
export interface Stall {
  readonly name: string
  readonly fromMs: number
  readonly toMs: number
}

/** What came of a schedule. */
export interface Run {
  readonly server: TokenServer
  readonly grant: Grant
  readonly connectionErrors: number
  /** Every access token that was ever stored. */
  readonly stored: ReadonlySet<string>
  /** Tokens that somebody got before they were stored. */
  readonly unstored: readonly string[]
  /** Callers whom the keeper kept waiting, or told, when it should not have. */
  readonly surprises: readonly unknown[]
  /** Processes that died, by name. */
  readonly dead: ReadonlySet<string>
  readonly stalled: readonly Stall[]
  /** How many tokens were handed out that the partner refused at once. */
  readonly refusals: number
  /** What a last, patient caller got once all trouble was over. */
  readonly finally: Got['kind']
}

/** What a caller got; `refused` is a token that the partner does not take. */
interface Got {
  readonly kind: 'works' | 'refused' | 'dead' | 'nothing'
  readonly token?: string
}

const CONNECTION = 'c1'
const START_MS = 1_800_000_000_000
const HOURS = 4
/** How long an idle user's refresh tokens live: two of them would not reach to the end. */
const REFRESH_LIFE_MS = 2 * 3600_000
const POLL_MS = 450_000

interface Process {
  readonly name: string
  readonly keeper: TokenKeeper
}

export async function runSchedule(schedule: Schedule): Promise<Run> {
  const rolls = random(schedule.seed, 'schedule')
  const time = timeline(START_MS)
  const { idle } = schedule
  const lives = idle ? { accessMs: 10 * 3600_000, refreshMs: REFRESH_LIFE_MS } : { accessMs: 600_000 }
  const server = tokenServer(time, random(schedule.seed, 'server'), schedule.kind, lives)
  const store = memoryStore()
  const tokens = { accessToken: 'access-0', refreshToken: 'refresh-0', obtainedAtMs: START_MS }
  await store.replaceGrant(freshGrant(CONNECTION, { ...tokens, ...endsOf(lives, START_MS) }), 0)
  const world = new World(schedule, rolls, time, server, store)
  world.plan()
  await time.runTo(START_MS + HOURS * 3600_000)
  const last = await world.lastWord()
  let connectionErrors = 0
  while ((await store.claimOutgoing(0, 1)) !== undefined) connectionErrors++
  const grant = (await store.grant(CONNECTION))!
  const { stored, unstored, surprises, dead, stalled, refusals } = world
  const seen = { stored, unstored, surprises, dead, stalled, refusals }
  return { ...seen, server, grant, connectionErrors, finally: last }
}

/** What a client takes for the ends of tokens that it has just got. */
function endsOf({ accessMs, refreshMs }: Lives, nowMs: number): Partial<Tokens> {
  return {
    expiresAtMs: nowMs + accessMs,
    ...(refreshMs !== undefined && { refreshExpiresAtMs: nowMs + refreshMs }),
  }
}

class World {
  readonly unstored: string[] = []
  readonly surprises: unknown[] = []
  readonly dead = new Set<string>()
  readonly stalled: Stall[] = []
  refusals = 0
  readonly #schedule: Schedule
  readonly #rolls: Random
  readonly #time: Timeline
  readonly #server: TokenServer
  readonly #store: Store
  readonly stored = new Set(['access-0'])
  readonly #running: Process[] = []
  #births = 0
  #calm = false
  #opaque = 0

  constructor(schedule: Schedule, rolls: Random, time: Timeline, server: TokenServer, store: Store) {
    this.#schedule = schedule
    this.#rolls = rolls
    this.#time = time
    this.#server = server
    this.#store = store
  }

  plan(): void {
    const { processes, crashes, withdrawal, idle } = this.#schedule
    for (let slot = 0; slot < processes; slot++) this.#running.push(this.#spawn())
    const sometime = () => this.#rolls.int(0, HOURS * 3600_000)
    const untilMs = HOURS * 3600_000
    for (let pollMs = 0; idle && pollMs < untilMs; pollMs += this.#rolls.int(POLL_MS * 0.7, POLL_MS * 1.3))
      this.#at(pollMs, () => this.#poll(this.#running[0]!))
    for (let burst = 0; !idle && burst < 10; burst++) {
      const atMs = sometime()
      const callers = this.#rolls.int(1, 4)
      for (let caller = 0; caller < callers; caller++) {
        this.#at(atMs + this.#rolls.int(0, 300), () => this.#call(this.#rolls.pick(this.#running)))
      }
    }
    for (let crash = 0; crashes && crash < 4; crash++) this.#at(sometime(), () => this.#crash())
    if (withdrawal) this.#at(sometime(), async () => this.#server.withdraw())
  }

  /** All is quiet now: a process that has just started asks, as often as it takes. */
  async lastWord(): Promise<Got['kind']> {
    this.#calm = true
    const keeper = this.#spawn().keeper
    for (let round = 0; round < 6; round++) {
      let got: Got['kind'] | undefined
      void this.#use(keeper).then(({ kind }) => {
        got = kind
      })
      await this.#time.runTo(this.#time.nowMs + 1200_000)
      if (got !== undefined && got !== 'nothing') return got
    }
    return 'nothing'
  }

  #at(ms: number, work: () => Promise<unknown>): void {
    void this.#time.sleep(ms).then(work)
  }

  async #poll({ keeper }: Process): Promise<void> {
    await keeper.keepAlive(CONNECTION).catch((thrown: unknown) => {
      if (!(thrown instanceof GrantDeadError)) this.surprises.push(thrown)
    })
  }

  async #call(process: Process): Promise<void> {
    const { token } = await this.#use(process.keeper)
    if (token !== undefined && !this.stored.has(token)) this.unstored.push(token)
  }

  /** Uses a token as a pull does: after a 401 once more with another. */
  async #use(keeper: TokenKeeper): Promise<Got> {
    try {
      const token = await keeper.accessToken(CONNECTION)
      if (this.#server.works(token)) return { kind: 'works', token }
      this.refusals++
      const other = await keeper.renew(CONNECTION, token)
      if (other === token && this.#schedule.kind !== 'extending')
        this.surprises.push(`${token} was handed out although it had been refused`)
      return { kind: this.#server.works(other) ? 'works' : 'refused', token: other }
    } catch (thrown) {
      if (thrown instanceof GrantDeadError) return { kind: 'dead' }
      if (!(thrown instanceof PullFailedError)) this.surprises.push(thrown)
      return { kind: 'nothing' }
    }
  }

  async #crash(): Promise<void> {
    const slot = this.#rolls.int(0, this.#running.length - 1)
    this.dead.add(this.#running[slot]!.name)
    this.#running[slot] = this.#spawn()
  }

  #stall(name: string): void {
    const fromMs = this.#time.nowMs
    this.stalled.push({ name, fromMs, toMs: fromMs + this.#rolls.int(20_000, 60_000) })
  }

  #spawn(): Process {
    const name = `process-${++this.#births}`
    const clock = this.#time.clock()
    for (let jump = 0; this.#schedule.clockJumps && jump < 3; jump++) {
      const byMs = this.#rolls.int(-7200_000, 7200_000)
      this.#at(this.#rolls.int(0, HOURS * 3600_000), async () => clock.set(byMs))
    }
    /** Who is dead goes on with nothing. */
    const alive = async <T>(work: Promise<T>): Promise<T> => {
      const result = await work
      for (const stall of this.stalled) {
        const { nowMs } = this.#time
        if (stall.name === name && stall.fromMs <= nowMs && nowMs < stall.toMs)
          await this.#time.sleep(stall.toMs - nowMs)
      }
      return this.dead.has(name) ? new Promise<never>(() => {}) : result
    }
    const store: Pick<Store, 'grant' | 'replaceGrant'> = {
      grant: async (id) => {
        await alive(this.#time.sleep(this.#rolls.int(0, 5)))
        return alive(this.#store.grant(id))
      },
      replaceGrant: async (grant, seen, outgoing) => {
        await alive(this.#time.sleep(this.#rolls.int(0, 5)))
        const done = await this.#store.replaceGrant(grant, seen, outgoing)
        if (done) this.stored.add(grant.tokens.accessToken)
        await this.#time.sleep(this.#rolls.int(0, 5))
        return alive(Promise.resolve(done))
      },
    }
    const keeper = createTokenKeeper({
      store,
      clock: { epochMs: clock.epochMs, sleep: (ms, signal) => alive(clock.sleep(ms, signal)) },
      randomness: this.#rolls,
      holder: name,
      canRenew: () => true,
      refresh: async (grant) => {
        const { refreshToken = '' } = grant.tokens
        // Anywhere else a stall does no more than a slow store does.
        if (this.#schedule.stalls && !this.#calm && this.#rolls.chance(0.3)) this.#stall(name)
        const reading = await this.#server.refresh(refreshToken, name, this.#fate())
        const answer = await alive(Promise.resolve(reading))
        if (answer.kind !== 'success') return answer
        const nowMs = clock.epochMs()
        return {
          ...answer,
          tokens: { ...answer.tokens, obtainedAtMs: nowMs, ...endsOf(this.#server.lives, nowMs) },
        }
      },
      notice: async (id, reason) => [
        {
          id: `${id}-${name}-${reason}-${this.#time.nowMs}`,
          event: { type: 'auth_cancelled', status: 'error', reason, reference_id: null },
        },
      ],
    })
    return { name, keeper }
  }

  #fate(): Fate {
    const troubled = !this.#calm && this.#rolls.chance(this.#schedule.trouble)
    const fate = troubled ? this.#rolls.pick(FATES) : 'answered'
    // A partner that refuses a live grant for ever, without a reason, loses it itself.
    return fate === 'refused without a reason' && ++this.#opaque > 2 ? 'answered' : fate
  }
}
