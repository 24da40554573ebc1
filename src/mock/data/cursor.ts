import { random } from '../../kernel/random.ts'
import type { DataType } from '../../partner/data.ts'
import type { Position } from './query.ts'

/** What a cursor continues. It is good for no other question. */
export interface CursorScope {
  readonly type: DataType
  readonly userId: string
  /** The request's own values for the range, as text. */
  readonly asked: Readonly<Record<string, string>>
  readonly seed: number
}

/** A position as opaque text: what it says, and a checksum that binds it to the question. */
export function writeCursor(position: Position, scope: CursorScope): string {
  const at = position.kind === 'after' ? [position.atMs, position.id] : [position.offset]
  return base64url(JSON.stringify([checksum(at, scope), scope.asked, ...at]))
}

/**
 * The position that a cursor stands for, with the range that it was made for; `undefined` when it was not made here,
 * or for another question.
 */
export function readCursor(
  cursor: string,
  scope: CursorScope,
): { readonly position: Position; readonly asked: CursorScope['asked'] } | undefined {
  const decoded = decode(cursor)
  if (!Array.isArray(decoded) || decoded.length < 3) return undefined
  const [sum, asked, ...at] = decoded as [unknown, CursorScope['asked'], ...(number | string)[]]
  if (typeof asked !== 'object' || asked === null) return undefined
  const isSameQuestion = Object.entries(scope.asked).every(([name, value]) => asked[name] === value)
  if (!isSameQuestion || sum !== checksum(at, { ...scope, asked })) return undefined
  const [first, id] = at
  return {
    asked,
    position:
      id === undefined
        ? { kind: 'offset', offset: Number(first) }
        : { kind: 'after', atMs: Number(first), id: String(id) },
  }
}

function checksum(at: readonly (number | string)[], { type, userId, asked, seed }: CursorScope): string {
  const range = Object.entries(asked).sort().flat()
  return random(seed, 'cursor', type, userId, ...range, ...at).text(12)
}

function base64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text))
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function decode(cursor: string): unknown {
  try {
    const bytes = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))))
  } catch {
    return undefined
  }
}
