import { type DueQueue, dueQueue } from './due-queue.ts'
import type { Dispatch, Settlement } from './outbox.ts'

/** What a line-up knows of a parcel. */
interface Place extends Dispatch {
  readonly sequence: number
  readonly url: string
  readonly attempts: number
}

/**
 * Which parcel goes next: of those that are due, to URLs that are not busy, the one that has been due longest, and of one
 * queue only the oldest. It holds no messages, so that a million that wait take little room.
 */
export interface LineUp {
  /** Sequences must grow. */
  add(place: Place): void
  /** The next one's sequence and attempts, taken until it is settled; or when the next one is due. */
  take(nowMs: number, busyUrls: ReadonlySet<string>): Pick<Place, 'sequence' | 'attempts'> | number
  settle(sequence: number, settlement: Settlement): void
  /** How many are not done, those that are taken included. */
  count(): number
}

export function lineUp(): LineUp {
  const ready = new Map<string, DueQueue<Place>>()
  const taken = new Map<number, Place>()
  /** Those that wait behind the first of their queue, oldest first. */
  const behind = new Map<string, Place[]>()
  let waiting = 0

  const admit = (place: Place) => {
    const queue = ready.get(place.url) ?? dueQueue<Place>()
    ready.set(place.url, queue)
    queue.push(place, place.dueMs, place.sequence)
  }
  const earliest = (busyUrls: ReadonlySet<string>): DueQueue<Place> | undefined => {
    let best: DueQueue<Place> | undefined
    for (const [url, queue] of ready) if (!busyUrls.has(url) && queue.isBefore(best)) best = queue
    return best
  }
  const leave = ({ queue }: Place) => {
    waiting -= 1
    if (queue === undefined) return
    const next = behind.get(queue)?.shift()
    if (next === undefined) behind.delete(queue)
    else admit(next)
  }
  return {
    add(place) {
      waiting += 1
      const others = place.queue === undefined ? undefined : behind.get(place.queue)
      if (others !== undefined) return void others.push(place)
      if (place.queue !== undefined) behind.set(place.queue, [])
      admit(place)
    },
    take(nowMs, busyUrls) {
      const queue = earliest(busyUrls)
      if (queue === undefined) return Number.POSITIVE_INFINITY
      if (queue.dueMs() > nowMs) return queue.dueMs()
      const place = queue.pop()
      if (queue.size() === 0) ready.delete(place.url)
      taken.set(place.sequence, place)
      return place
    },
    settle(sequence, settlement) {
      const place = taken.get(sequence)
      if (place === undefined) return
      taken.delete(sequence)
      if (settlement.done) return leave(place)
      const { attempts, dueMs } = settlement
      admit({ ...place, attempts, dueMs })
    },
    count: () => waiting,
  }
}
