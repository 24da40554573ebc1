import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Random, random } from '../../../src/kernel/random.ts'
import type { Files } from './files.ts'
import type { FromProcess, ToEmitter } from './messages.ts'

export interface Supervised {
  /** How often each process was killed. */
  readonly kills: { readonly emitter: number; readonly receiver: number }
  /** How many requests the receiver answered, but for the last few before each kill. */
  readonly deliveries: number
}

const EVENTS_AT_A_TIME = 250

/**
 * Lets the emitter deliver so many events to the receiver, and kills one or both again and again: after as many
 * deliveries as the seed says, which is at whatever instant of their work they then are.
 *
 * @param onKill - called while the killed are dead, with the events that the emitter has said to be stored.
 */
export function supervise(
  files: Files,
  options: { readonly seed: number; readonly events: number; readonly kills: number },
  onKill: (stored: ReadonlySet<number>) => void,
): Promise<Supervised> {
  return new Promise((resolve, reject) => {
    const supervisor = new Supervisor(files, options, onKill, resolve, reject)
    supervisor.start().catch(reject)
  })
}

class Supervisor {
  readonly #files: Files
  readonly #events: number
  readonly #rolls: Random
  readonly #killAt: number[]
  readonly #onKill: (stored: ReadonlySet<number>) => void
  readonly #resolve: (supervised: Supervised) => void
  readonly #reject: (thrown: unknown) => void
  readonly #stored = new Set<number>()
  readonly #kills = { emitter: 0, receiver: 0 }
  #emitter: ChildProcess | undefined
  #receiver: ChildProcess | undefined
  #port = 0
  #births = 0
  #deliveries = 0
  #isKilling = false

  constructor(
    files: Files,
    { seed, events, kills }: { readonly seed: number; readonly events: number; readonly kills: number },
    onKill: (stored: ReadonlySet<number>) => void,
    resolve: (supervised: Supervised) => void,
    reject: (thrown: unknown) => void,
  ) {
    this.#files = files
    this.#events = events
    this.#rolls = random(seed, 'supervisor')
    const all = Array.from({ length: kills }, () => this.#rolls.int(1, Math.floor(events * 1.25)))
    this.#killAt = all.toSorted((a, b) => a - b)
    this.#onKill = onKill
    this.#resolve = resolve
    this.#reject = reject
  }

  async start(): Promise<void> {
    await this.#startReceiver()
    this.#startEmitter()
  }

  #fork(name: string, ...facts: readonly unknown[]): ChildProcess {
    this.#births += 1
    const given = JSON.stringify([this.#files, ...facts, this.#births])
    const child = fork(join(import.meta.dirname, `${name}-process.ts`), [given], {
      // They start dozens of times.
      env: { ...process.env, NODE_COMPILE_CACHE: join(this.#files.folder, 'compiled') },
    })
    child.on('message', (told: FromProcess) => this.#hear(told))
    return child
  }

  /** Resolves when it listens: always at the same port. */
  async #startReceiver(): Promise<void> {
    const child = this.#fork('receiver', this.#port)
    this.#receiver = child
    child.on('exit', (code, signal) => {
      if (signal !== 'SIGKILL')
        this.#reject(new Error(`the receiver ended by itself, with ${code ?? signal}`))
    })
    await once(child, 'message')
  }

  #startEmitter(): void {
    const child = this.#fork('emitter', `http://127.0.0.1:${this.#port}/hooks`)
    this.#emitter = child
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') return
      if (code !== 0) return this.#reject(new Error(`the emitter ended by itself, with ${code ?? signal}`))
      this.#finish().catch(this.#reject)
    })
  }

  #hear(told: FromProcess): void {
    if ('port' in told) this.#port = told.port
    if ('ready' in told) this.#giveMore()
    if ('stored' in told && told.stored.length > 0) {
      for (const number of told.stored) this.#stored.add(number)
      this.#giveMore()
    }
    if ('deliveries' in told) {
      this.#deliveries += told.deliveries
      if (!this.#isKilling && this.#deliveries >= (this.#killAt[0] ?? Number.POSITIVE_INFINITY))
        this.#kill().catch(this.#reject)
    }
  }

  /** What a dead emitter has not confirmed is given to the next one: it may be stored twice then, and must not matter. */
  #giveMore(): void {
    const put: number[] = []
    for (let number = 0; number < this.#events && put.length < EVENTS_AT_A_TIME; number++)
      if (!this.#stored.has(number)) put.push(number)
    const order: ToEmitter = { put, finish: put.length === 0 }
    if (this.#emitter?.connected) this.#emitter.send(order)
  }

  async #kill(): Promise<void> {
    this.#isKilling = true
    while (this.#deliveries >= (this.#killAt[0] ?? Number.POSITIVE_INFINITY)) this.#killAt.shift()
    const victims = this.#rolls.pick([['emitter'], ['receiver'], ['emitter', 'receiver']] as const)
    const children = victims.map((victim) => (victim === 'emitter' ? this.#emitter! : this.#receiver!))
    // An emitter that has just finished is no victim any more.
    const alive = children.filter(({ exitCode }) => exitCode === null)
    const deaths = alive.map((child) => once(child, 'exit'))
    for (const child of alive) child.kill('SIGKILL')
    await Promise.all(deaths)
    for (const victim of victims) this.#kills[victim] += 1
    this.#onKill(this.#stored)
    const restarts = victims.map((victim) =>
      victim === 'receiver' ? this.#startReceiver() : this.#startEmitter(),
    )
    await Promise.all(restarts)
    this.#isKilling = false
  }

  async #finish(): Promise<void> {
    const death = once(this.#receiver!, 'exit')
    this.#receiver!.kill('SIGKILL')
    await death
    this.#resolve({ kills: this.#kills, deliveries: this.#deliveries })
  }
}
