import { SchemaUnsupportedError } from './errors.ts'

/** The regular expression of a `pattern`: Unicode, not anchored. @throws SchemaUnsupportedError when it is none. */
export function toRegExp(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    try {
      // Many a published schema escapes what needs no escape, which only the older grammar forgives.
      return new RegExp(pattern)
    } catch {
      throw new SchemaUnsupportedError('pattern', `is no regular expression: ${pattern}`)
    }
  }
}

/** Whether the pattern is found in the text. */
export function matches(pattern: string, text: string): boolean {
  return toRegExp(pattern).test(text)
}
