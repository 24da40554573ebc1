import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { HashFunctions } from '../../src/signature/hash-functions.ts'
import { hashing as inBrowser } from '../../src/signature/hashing.browser.ts'
import { hashing as inNode } from '../../src/signature/hashing.ts'
import { HMAC_ALGORITHMS } from '../../src/signature/hmac-scheme.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
const key = fc.uint8Array({ minLength: 1, maxLength: 200 })
const algorithm = fc.constantFrom(...HMAC_ALGORITHMS)
const encoding = fc.constantFrom('hex' as const, 'base64' as const, 'base64url' as const)

/** RFC 2202 §3 and RFC 4231 §4.3: the same key and data, by each algorithm. */
const KNOWN = {
  sha1: 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79',
  sha256: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  sha512:
    '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
} as const

describe.each<readonly [string, HashFunctions<never>]>([
  ['Node', inNode as HashFunctions<never>],
  ['a browser', inBrowser as HashFunctions<never>],
])('hashes in %s', (_, hashing) => {
  it.each(HMAC_ALGORITHMS)('HMAC with %s gives the known answer (RFC 2202, RFC 4231)', (name) => {
    const hmac = hashing.hmac(name, hashing.key(new TextEncoder().encode('Jefe')))
    hmac.update('what do ya want ')
    hmac.update(new TextEncoder().encode('for nothing?'))
    expect(hmac.digest('hex')).toBe(KNOWN[name])
  })

  it('tell texts apart that differ in one character, in length, or in what they look like', () => {
    expect(hashing.sameText('v1,é', 'v1,é')).toBe(true)
    for (const other of ['v1,e', 'v1,', 'v1,é ', 'v1,é'.normalize('NFD')])
      expect(hashing.sameText('v1,é', other), other).toBe(false)
  })

  it.each(['f', 'zz', '0g', 'ab cd', '*', 'a', 'abc=d'])(
    "read '%s' as something else, or not at all",
    (text) => {
      for (const name of ['hex', 'base64'] as const)
        expect(hashing.print(hashing.read(text, name), name)).not.toBe(text)
    },
  )
})

describe('hashes in a browser are those of Node', () => {
  property.prop([algorithm, key, bytes, fc.string(), encoding])(
    'signed in pieces, by any key',
    (name, secret, body, text, as) => {
      const [ours, theirs] = [
        inBrowser.hmac(name, inBrowser.key(secret)),
        inNode.hmac(name, inNode.key(secret)),
      ]
      for (const hmac of [ours, theirs]) {
        hmac.update(text)
        hmac.update(body)
      }
      expect(ours.digest(as)).toBe(theirs.digest(as))
      expect(inBrowser.print(inBrowser.hash(name, body), as)).toBe(inNode.print(inNode.hash(name, body), as))
    },
  )

  property.prop([bytes, encoding])('printed and read back', (some, as) => {
    const text = inBrowser.print(some, as)
    expect(text).toBe(inNode.print(some, as))
    expect([...inBrowser.read(text, as === 'hex' ? 'hex' : 'base64')]).toEqual([...some])
  })
})
