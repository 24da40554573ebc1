import type { ReceivedEvent, Store } from '../client/store.ts'

/** Enough to know a retry again, and little enough to listen for months. */
const MOST_KEYS = 100_000

/** What tells an event that comes again from a new one, and keeps nothing else of it. */
export function knownEvents(): Pick<Store, 'receive'> {
  const keys = new Set<string>()
  return {
    async receive(events) {
      return events.filter((event) => isNew(event, keys)).map(({ key }) => key)
    },
  }
}

function isNew({ key, remember }: ReceivedEvent, keys: Set<string>): boolean {
  if (keys.has(key)) return false
  if (!remember) return true
  keys.add(key)
  if (keys.size > MOST_KEYS) for (const oldest of keys) return keys.delete(oldest)
  return true
}
