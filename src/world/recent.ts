/** Keeps what was used last, up to a number of entries. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): Value
}

/**
 * In two generations, so that using an entry costs nothing as long as it is among the younger half: when that is full,
 * the older half is dropped.
 */
export function createRecent<Value>(maxEntries: number): Recent<Value> {
  const half = Math.max(1, Math.floor(maxEntries / 2))
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  const set = (key: string, value: Value): Value => {
    if (young.size >= half) [young, old] = [new Map(), young]
    young.set(key, value)
    return value
  }
  return {
    get(key) {
      const value = young.get(key)
      if (value !== undefined) return value
      const older = old.get(key)
      return older === undefined ? undefined : set(key, older)
    },
    set,
  }
}
