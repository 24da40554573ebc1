import type { JsonObject } from '../kernel/json.ts'
import { toPointer } from '../kernel/pointer.ts'

/** A comment: above the key that it is about, or behind its value. */
export interface Note {
  /** JSON Pointer into the value. */
  readonly at: string
  readonly text: string
  readonly place: 'above' | 'beside'
}

/** A part of a draft, and what is to be said about it. */
export interface Drafted {
  readonly value: JsonObject
  readonly notes: readonly Note[]
}

export function todo(at: string, text: string): Note {
  return { at, text: `TODO ${text}`, place: 'above' }
}

/** Notes of a part, as notes of the whole that holds it. */
export function notesBelow(keys: readonly (string | number)[], { notes }: Drafted): readonly Note[] {
  return notes.map((note) => ({ ...note, at: toPointer(keys) + note.at }))
}
