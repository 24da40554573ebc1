/** An integer where the descriptor says so; as a `bigint` when it is too large for a double. */
export function idOnWire(id: string, type: 'string' | 'integer'): string | number | bigint {
  if (type === 'string' || !/^-?\d+$/.test(id)) return id
  return Number.isSafeInteger(Number(id)) ? Number(id) : BigInt(id)
}
