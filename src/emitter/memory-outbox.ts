import { type DueQueue, dueQueue } from './due-queue.ts'
import type { Dispatch, Outbox, Parcel } from './outbox.ts'

type Entry = Dispatch & { readonly parcel: Parcel }

/** An outbox that is gone with the process. */
export function memoryOutbox(): Outbox {
  const ready = new Map<string, DueQueue<Entry>>()
  const taken = new Map<number, Entry>()
  /** Those that wait behind the first of their queue, oldest first. */
  const behind = new Map<string, Entry[]>()
  let sequence = 0
  let waiting = 0

  const admit = (entry: Entry) => {
    const { url } = entry.parcel.message
    const queue = ready.get(url) ?? dueQueue<Entry>()
    ready.set(url, queue)
    queue.push(entry, entry.dueMs, entry.parcel.sequence)
  }
  const earliest = (busyUrls: ReadonlySet<string>): DueQueue<Entry> | undefined => {
    let best: DueQueue<Entry> | undefined
    for (const [url, queue] of ready) {
      if (!busyUrls.has(url) && queue.isBefore(best)) best = queue
    }
    return best
  }

  return {
    async put(message, { dueMs, queue }) {
      sequence += 1
      waiting += 1
      const parcel = { sequence, message, attempts: 0 }
      const entry: Entry = queue === undefined ? { parcel, dueMs } : { parcel, dueMs, queue }
      const others = queue === undefined ? undefined : behind.get(queue)
      if (others !== undefined) return void others.push(entry)
      if (queue !== undefined) behind.set(queue, [])
      admit(entry)
    },
    async take(nowMs, busyUrls) {
      const queue = earliest(busyUrls)
      if (queue === undefined || queue.dueMs() > nowMs) return undefined
      const entry = queue.pop()
      if (queue.size() === 0) ready.delete(entry.parcel.message.url)
      taken.set(entry.parcel.sequence, entry)
      return entry.parcel
    },
    async nextDueMs(busyUrls) {
      return earliest(busyUrls)?.dueMs()
    },
    async settle(parcel, settlement) {
      const entry = taken.get(parcel.sequence)
      if (entry === undefined) return
      taken.delete(parcel.sequence)
      if (!settlement.done) {
        const { attempts, dueMs } = settlement
        return admit({ ...entry, dueMs, parcel: { ...parcel, attempts } })
      }
      waiting -= 1
      if (entry.queue === undefined) return
      const next = behind.get(entry.queue)?.shift()
      if (next === undefined) behind.delete(entry.queue)
      else admit(next)
    },
    async count() {
      return waiting
    },
    async close() {},
  }
}
