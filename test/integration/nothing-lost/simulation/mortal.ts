import type { Clock } from '../../../../src/kernel/clock.ts'
import type { Timeline } from '../../../client/simulation/timeline.ts'

/** A process that can die wherever it waits for something, and then goes on with nothing. */
export interface Mortal {
  readonly isDead: boolean
  /** Resolves when it dies. */
  readonly death: Promise<void>
  /** What an await inside the process goes through: before it the process may die, and what it waited for never comes. */
  point(): Promise<void>
  /** The process's clock: nobody who is dead wakes up. */
  readonly clock: Clock
  /** The same object, each of whose methods has a point before and after it: done, or not, and nobody knows. */
  wrap<T extends object>(disk: T): T
}

/** @param fuse - at the how-manieth point it dies; infinity for never. */
export function mortal(time: Timeline, fuse: number): Mortal {
  let left = fuse
  let isDead = false
  let die = () => {}
  const death = new Promise<void>((resolve) => {
    die = resolve
  })
  const never = new Promise<never>(() => {})
  const point = async (): Promise<void> => {
    left -= 1
    if (left <= 0 && !isDead) {
      isDead = true
      die()
    }
    if (isDead) return never
  }
  const clock = time.clock()
  return {
    get isDead() {
      return isDead
    },
    death,
    point,
    clock: {
      epochMs: clock.epochMs,
      sleep: (ms, signal) => clock.sleep(ms, signal).then(() => (isDead ? never : undefined)),
    },
    wrap: (disk) =>
      new Proxy(disk, {
        get(target, name) {
          const method = Reflect.get(target, name) as (...values: unknown[]) => Promise<unknown>
          return async (...values: unknown[]) => {
            await point()
            const result = await method.apply(target, values)
            await point()
            return result
          }
        },
      }),
  }
}
