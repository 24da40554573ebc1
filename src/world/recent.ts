/** Keeps what was used last, up to a number of entries. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): Value
}

export function createRecent<Value>(maxEntries: number): Recent<Value> {
  const entries = new Map<string, Value>()
  return {
    get(key) {
      const value = entries.get(key)
      if (value === undefined) return undefined
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > maxEntries) entries.delete(entries.keys().next().value!)
      return value
    },
  }
}
