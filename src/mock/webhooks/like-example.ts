import type { JsonValue } from '../../kernel/json.ts'
import type { Random } from '../../kernel/random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * A fresh id of the form that an example id has: `evt_` stays `evt_`, digits stay digits, letters stay letters of their
 * case, hexadecimal stays hexadecimal, and so does the version of a UUID. A number of 19 digits stays a 64-bit integer.
 */
export function likeExample(example: unknown, random: Random): JsonValue {
  if (typeof example === 'number' || typeof example === 'bigint') {
    const digits = String(example).length
    const number = BigInt(`${random.int(1, 8)}${random.text(digits - 1, '0123456789')}`)
    return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : number
  }
  if (typeof example !== 'string' || example === '') return random.text(24)
  if (UUID.test(example)) {
    const hex = random.text(32, '0123456789abcdef')
    const version = `${example[14]}${hex.slice(13, 16)}-${example[19]}${hex.slice(17, 20)}`
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}-${hex.slice(20)}`
  }
  const kept = example.lastIndexOf('_') + 1
  return (
    example.slice(0, kept) +
    [...example.slice(kept)].map((character) => sameKind(character, example.slice(kept), random)).join('')
  )
}

function sameKind(character: string, whole: string, random: Random): string {
  if (/^[0-9a-f]+$/.test(whole) && /[a-f]/.test(whole)) return random.text(1, '0123456789abcdef')
  if (/\d/.test(character)) return random.text(1, '0123456789')
  if (/[a-z]/.test(character)) return random.text(1, LETTERS)
  return /[A-Z]/.test(character) ? random.text(1, LETTERS.toUpperCase()) : character
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
