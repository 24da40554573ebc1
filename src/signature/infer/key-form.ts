import { createSecretKey, type KeyObject } from 'node:crypto'
import { type KeyRule, keyBytes } from '../secret.ts'

/** One way in which a sender may have made a key of a secret. */
export interface KeyForm {
  readonly rule: KeyRule
  readonly secretIndex: number
  /** The secret as the sender has it; not what was given where `isTrimmed`. */
  readonly secret: string
  /** White space around the given secret is not part of the sender's. */
  readonly isTrimmed: boolean
  /** The secret alone, or with OAuth 1's ampersand: how most senders do it. */
  readonly isLikely: boolean
  readonly key: KeyObject
}

const WHOLE = { key: '{secret}', secretEncoding: 'utf8', secretPrefix: '' } as const

/**
 * The distinct keys that one secret can give, the plainest first.
 *
 * @param declared - tried before all others.
 */
export function keyForms(secret: string, secretIndex: number, declared?: KeyRule): readonly KeyForm[] {
  const trimmed = secret.trim()
  const given: readonly (readonly [string, boolean])[] =
    trimmed === secret
      ? [[secret, false]]
      : [
          [secret, false],
          [trimmed, true],
        ]
  const seen = new Set<string>()
  return given.flatMap(([text, isTrimmed]) =>
    rulesFor(text, declared).flatMap((rule): KeyForm[] => {
      const bytes = text === '' || text === rule.secretPrefix ? undefined : keyBytes(rule, text)
      if (bytes === undefined) return []
      const spelt = Buffer.from(bytes).toString('latin1')
      if (seen.has(spelt)) return []
      seen.add(spelt)
      const isLikely = !isTrimmed && (rule.key === declared?.key || /^\{secret\}&?$/.test(rule.key))
      return [{ rule, secretIndex, secret: text, isTrimmed, isLikely, key: createSecretKey(bytes) }]
    }),
  )
}

function rulesFor(secret: string, declared: KeyRule | undefined): readonly KeyRule[] {
  const secretPrefix = /^[a-z]+_/.exec(secret)?.[0] ?? ''
  const rules: KeyRule[] = [
    WHOLE,
    { ...WHOLE, secretEncoding: 'base64', secretPrefix },
    { ...WHOLE, secretEncoding: 'hex', secretPrefix },
    { ...WHOLE, secretPrefix },
    { ...WHOLE, secretEncoding: 'base64' },
    { ...WHOLE, key: '{secret}&' },
    { ...WHOLE, key: '&{secret}' },
    { ...WHOLE, key: '{secret}\n' },
    { ...WHOLE, key: '{secret}&', secretEncoding: 'base64', secretPrefix },
  ]
  if (declared === undefined) return rules
  // Picked field by field: a scheme is a rule as well, and would bring all its other fields along.
  const { key, secretEncoding, secretPrefix: prefix } = declared
  return [{ key, secretEncoding, secretPrefix: prefix }, ...rules]
}
