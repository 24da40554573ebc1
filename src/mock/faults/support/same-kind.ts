import type { JsonValue } from '../../../kernel/json.ts'

/** One id for everybody, of the kind that the partner's ids are. */
export function sameKind(id: unknown): JsonValue {
  return typeof id === 'number' || typeof id === 'bigint'
    ? 4_611_686_018_427_387_904n
    : `${prefixOf(id)}0000000000`
}

/** An id that differs from the one given, of its kind. */
export function anotherOf(id: unknown): JsonValue {
  return typeof id === 'number' || typeof id === 'bigint' ? BigInt(id) + 1_000_000_007n : `${id}x`
}

function prefixOf(id: unknown): string {
  return typeof id === 'string' ? id.slice(0, id.indexOf('_') + 1) : ''
}
