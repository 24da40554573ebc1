/** Where states, verifiers, ids and jitter come from: `random(seed)` in a test, `secureRandomness` everywhere else. */
export interface Randomness {
  /** `length` letters and digits. */
  text(length: number): string
  /** A number from 0 (included) to 1 (excluded). */
  fraction(): number
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The platform's cryptographic generator: a state or a verifier that can be guessed protects nothing (RFC 9700 §2.1). */
export const secureRandomness: Randomness = {
  text(length) {
    let text = ''
    while (text.length < length) {
      for (const byte of crypto.getRandomValues(new Uint8Array(length - text.length))) {
        // Bytes from 248 up would make the first letters likelier than the others.
        if (byte < 248) text += LETTERS_AND_DIGITS[byte % 62]
      }
    }
    return text
  },
  fraction: () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32,
}
