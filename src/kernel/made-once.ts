/**
 * What is made of an object, made once for each name and kept for as long as the object lives. The object must not
 * change, and whoever gets what was made shares it.
 */
export function madeOnce<Owner extends object, Name, Value>(
  make: (owner: Owner, name: Name) => Value,
): (owner: Owner, name: Name) => Value {
  const made = new WeakMap<Owner, Map<Name, Value>>()
  return (owner, name) => {
    const values = made.get(owner) ?? new Map<Name, Value>()
    made.set(owner, values)
    const known = values.get(name)
    if (known !== undefined) return known
    const value = make(owner, name)
    values.set(name, value)
    return value
  }
}
