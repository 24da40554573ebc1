/**
 * Whether an id can stand in a header and ends where the signed content says. An id with the separator in it makes two
 * different deliveries sign alike: `a.1`, 2, `x` and `a`, 1, `2.x` under `{id}.{timestamp}.{body}`.
 *
 * @param separator - what follows the id in the signed content; `''` for nothing.
 */
export function isFramedId(id: string, separator: string): boolean {
  return /^[\x21-\x7e]+$/.test(id) && (separator === '' || !id.includes(separator))
}
