/**
 * The value a JSON Pointer names, or `undefined` where it names nothing (RFC 6901). `''` is the whole document.
 *
 * @param pointer - `''` or `/a/0/b`, with `~1` for a slash and `~0` for a tilde in a key.
 */
export function resolvePointer(document: unknown, pointer: string): unknown {
  let value = document
  for (const key of pointerKeys(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    if (Array.isArray(value) && key === 'length') return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** The keys of a JSON Pointer, unescaped: `/a~1b/0` gives `['a/b', '0']`. */
export function pointerKeys(pointer: string): readonly string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The JSON Pointer of a list of keys. */
export function toPointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** A copy of the document in which the pointer names the value; missing objects on the way are made. */
export function withPointer<T>(document: T, pointer: string, value: unknown): T {
  const [key, ...rest] = pointerKeys(pointer)
  if (key === undefined) return value as T
  const inner = toPointer(rest)
  if (Array.isArray(document)) {
    return document.map((item, index) =>
      String(index) === key ? withPointer(item, inner, value) : item,
    ) as T
  }
  const object = (typeof document === 'object' && document !== null ? document : {}) as Record<
    string,
    unknown
  >
  return { ...object, [key]: withPointer(object[key], inner, value) } as T
}

/** A copy of the document without the value that the pointer names. */
export function withoutPointer<T>(document: T, pointer: string): T {
  const [key, ...rest] = pointerKeys(pointer)
  if (key === undefined || typeof document !== 'object' || document === null) return document
  const keep = (inner: unknown): unknown => withoutPointer(inner, toPointer(rest))
  if (Array.isArray(document)) {
    const here = (_: unknown, index: number) => String(index) === key
    if (rest.length === 0) return document.filter((item, index) => !here(item, index)) as T
    return document.map((item, index) => (here(item, index) ? keep(item) : item)) as T
  }
  const { [key]: named, ...others } = document as Record<string, unknown>
  if (rest.length === 0 || named === undefined) return (rest.length === 0 ? others : document) as T
  return { ...document, [key]: keep(named) }
}
