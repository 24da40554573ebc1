import { createHash, createSecretKey } from 'node:crypto'
import { digestMatches } from '../content-digest.ts'
import { headerEntries, headerValue, type IncomingDelivery } from '../delivery.ts'
import type { BodyForm } from './body-form.ts'
import { plainContents } from './content-form.ts'
import type { HmacQuestion } from './hmac-inference.ts'
import type { Clue } from './inference.ts'
import { type Budget, search } from './search.ts'

/** Mistakes that no descriptor can declare, since nobody should accept them: recognised all the same, and named. */
export function findClue(
  question: HmacQuestion,
  secrets: readonly string[],
  budget: Budget,
): Clue | undefined {
  return (
    tamperedDigest(question.delivery) ??
    otherBody(question, budget) ??
    emptyKey(question, budget) ??
    plainHash(question, secrets) ??
    foreignSignature(question)
  )
}

function tamperedDigest({ headers, body }: IncomingDelivery): Clue | undefined {
  const field = headerValue(headers, 'content-digest')
  if (field === undefined || digestMatches(field, body)) return undefined
  return {
    what: 'Content-Digest is not the digest of the body: the body was changed after it was hashed.',
    remedy: 'Hash the very bytes that are sent, and look for a proxy that prints JSON anew.',
  }
}

const LOST_BODIES: Readonly<Record<string, string>> = {
  '': 'an empty body',
  '{}': "'{}'",
  null: "'null'",
  undefined: "'undefined'",
  '[object Object]': "'[object Object]'",
}

function otherBody(question: HmacQuestion, budget: Budget): Clue | undefined {
  const bodies = Object.keys(LOST_BODIES).map((text): BodyForm => ({ steps: [], bytes: Buffer.from(text) }))
  for (const { body, content } of search(
    { contents: plainContents(question), bodies, keys: question.keys },
    question.signatures,
    budget,
  )) {
    const name = LOST_BODIES[Buffer.from(body.bytes).toString()]
    return {
      what: `The sender signed ${name} in place of the body (as '${content.template}'): it had lost the bytes by then.`,
      remedy: 'Print the body once, sign those bytes, and send those bytes.',
    }
  }
  return undefined
}

function emptyKey(question: HmacQuestion, budget: Budget): Clue | undefined {
  const rule = { key: '{secret}', secretEncoding: 'utf8', secretPrefix: '' } as const
  const key = {
    rule,
    secret: '',
    secretIndex: -1,
    isTrimmed: false,
    isLikely: true,
    key: createSecretKey(Buffer.alloc(0)),
  }
  const bodies: readonly BodyForm[] = [{ steps: [], bytes: question.delivery.body }]
  const space = { contents: plainContents(question), bodies, keys: [key] }
  for (const { content } of search(space, question.signatures, budget)) {
    return {
      what: `The sender signed '${content.template}' with an empty key: its secret is not set.`,
      remedy: 'Set the secret on the sender, and make it refuse to sign without one.',
    }
  }
  return undefined
}

function plainHash({ signatures, delivery }: HmacQuestion, secrets: readonly string[]): Clue | undefined {
  for (const { algorithm, digest } of signatures) {
    const isHashOf = (...parts: readonly (string | Uint8Array)[]) =>
      parts
        .reduce((hash, part) => hash.update(part), createHash(algorithm))
        .digest()
        .equals(digest)
    const what = isHashOf(delivery.body)
      ? 'the body alone, which anyone can compute'
      : secrets.some((secret) => isHashOf(secret, delivery.body) || isHashOf(delivery.body, secret))
        ? 'the secret and the body put together'
        : undefined
    if (what !== undefined) {
      return {
        what: `The signature is a plain ${algorithm} of ${what}, not an HMAC.`,
        remedy: `Use HMAC with ${algorithm} and the secret as its key (RFC 2104).`,
      }
    }
  }
  return undefined
}

function foreignSignature({ signatures, delivery }: HmacQuestion): Clue | undefined {
  if (signatures.length > 0) return undefined
  const named = headerEntries(delivery.headers).find(([name]) => /sign|hmac/.test(name))
  if (named === undefined) {
    return {
      what: 'No header of the request holds anything like an HMAC.',
      remedy: 'Look whether signing is switched on, and whether a proxy drops the header.',
    }
  }
  return {
    what: `'${named[0]}' holds nothing as long as an HMAC with SHA-1, SHA-256 or SHA-512: it may be cut, or made with a private key.`,
    remedy: 'Send a whole HMAC; signatures by key pairs are not inferred.',
  }
}
