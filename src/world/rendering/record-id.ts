import type { Random } from '../../kernel/random.ts'

/** What an id is made of: it is unique among the partner's records of a type, and always the same for a record. */
export interface IdFacts {
  readonly choices: Random
  /** Unique, not negative, below 2^42. */
  readonly serial: number
  /** `2028-02-29`. */
  readonly day: string
  /** Among the records of this type and day. */
  readonly nth: number
}

export type RecordId = string | number | bigint

const BASE_64_BIT = 2n ** 62n
const STRIDE_64_BIT = 2n * 524_287n

/** Ids that look like the declared example: 64-bit integers where it is one, the same prefix where it is text. */
export function idLike(example: unknown, facts: IdFacts): RecordId {
  const { choices, serial } = facts
  if (typeof example === 'bigint') return BASE_64_BIT + BigInt(serial) * STRIDE_64_BIT + 1n
  if (typeof example === 'number') return serial + 1
  const text = typeof example === 'string' && example !== '' ? example : 'rec_a1b2c3d4e5f6'
  if (UUID.test(text)) return uuid(choices)
  return DATE.test(text) ? datedLike(text, facts) : textLike(choices, text)
}

/** A user's id as text; of integers, one that no double can hold. */
export function userIdLike(example: unknown, isInteger: boolean, choices: Random, userIndex: number): string {
  if (isInteger) {
    const unique = BigInt(userIndex) * 2n ** 31n + BigInt(choices.int(0, 0x7fffffff))
    return String(2n ** 60n + unique * 2n + 1n)
  }
  return String(
    idLike(typeof example === 'string' ? example : 'usr_a1b2c3', {
      choices,
      serial: userIndex,
      day: '',
      nth: 0,
    }),
  )
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DATE = /((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))/

/** Fewer characters would meet each other by chance. */
const LEAST_CHARACTERS = 12

function uuid(choices: Random): string {
  const hex = (length: number) => choices.text(length, HEX)
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${choices.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
}

/** An id that names its day; a second record of the day is numbered. */
function datedLike(text: string, { choices, day, nth }: IdFacts): string {
  const parts = text.split(DATE).map((part) => {
    if (DATE.test(part)) return day
    return /\d/.test(part) ? textLike(choices, part) : part
  })
  return parts.join('') + (nth === 0 || /\d/.test(text.replace(DATE, '')) ? '' : `-${nth + 1}`)
}

/** Words stay; what holds digits is the part that tells ids apart, or the last word where nothing does. */
function textLike(choices: Random, text: string): string {
  const tokens = text.split(/([^A-Za-z0-9]+)/)
  const varies = (token: string) => /\d/.test(token)
  const hasVarying = tokens.some(varies)
  const wordIndex = tokens.findLastIndex((token) => /[A-Za-z]/.test(token))
  let room = Math.max(0, LEAST_CHARACTERS - tokens.filter(varies).join('').length)
  return tokens
    .map((token, index) => {
      if (hasVarying ? !varies(token) : index !== wordIndex) return token
      const length = token.length + room
      room = 0
      return choices.text(length, alphabetOf(token))
    })
    .join('')
}

const HEX = '0123456789abcdef'
const DIGITS = '0123456789'
const LOWER = 'abcdefghijklmnopqrstuvwxyz'
/** Crockford's letters, which every reader of upper-case ids accepts. */
const UPPER = 'ABCDEFGHJKMNPQRSTVWXYZ'

function alphabetOf(token: string): string {
  if (/^\d+$/.test(token)) return DIGITS.slice(1)
  if (/^[0-9a-f]+$/.test(token)) return HEX
  if (/^[0-9A-F]+$/.test(token)) return HEX.toUpperCase()
  const parts = [
    ...(/\d/.test(token) ? [DIGITS] : []),
    ...(/[a-z]/.test(token) ? [LOWER] : []),
    ...(/[A-Z]/.test(token) ? [UPPER] : []),
  ]
  return parts.join('') || DIGITS
}
