import { isJsonObject, parseJson } from '../../kernel/json.ts'
import { toPointer } from '../../kernel/pointer.ts'
import { bodyText } from '../body-step.ts'
import { readDictionary } from '../content-digest.ts'
import { headerEntries, headerValue, type IncomingDelivery } from '../delivery.ts'
import { DIGEST_ALGORITHMS, type MessageScheme } from '../message-scheme.ts'
import { messageVerifier } from '../message-verify.ts'
import type { TokenScheme } from '../token-scheme.ts'
import { type KeyForm, keyForms } from './key-form.ts'
import type { Budget } from './search.ts'

/** A secret that short may stand somewhere by chance. */
const SHORTEST_TOKEN = 8

/** The secret itself, found in a header or as a text of the body. */
export function inferToken(
  { headers, body }: IncomingDelivery,
  secrets: readonly string[],
): { readonly scheme: TokenScheme; readonly secretIndex: number } | undefined {
  for (const [secretIndex, secret] of secrets.entries()) {
    if (secret.length < SHORTEST_TOKEN) continue
    const inHeader = headerEntries(headers).find(([, field]) => field.includes(secret))
    if (inHeader !== undefined) {
      const [header, field] = inHeader
      const value = field.replace(secret, () => '{secret}')
      return { scheme: { kind: 'token', place: { from: 'header', header, value } }, secretIndex }
    }
    const at = pointerTo(body, secret)
    if (at !== undefined) return { scheme: { kind: 'token', place: { from: 'body', at } }, secretIndex }
  }
  return undefined
}

/** An RFC 9421 signature by its own account of what it covers, with every key that the secrets can give. */
export function inferMessage(
  delivery: IncomingDelivery,
  secrets: readonly string[],
  declared: MessageScheme | undefined,
  budget: Budget,
): { readonly scheme: MessageScheme; readonly key: KeyForm } | undefined {
  const inputs = readDictionary(headerValue(delivery.headers, 'signature-input') ?? '')
  const digests = readDictionary(headerValue(delivery.headers, 'content-digest') ?? '')
  for (const [label, [items, parameters]] of inputs ?? []) {
    const created = parameters.get('created')
    if (!Array.isArray(items) || typeof created !== 'number') continue
    for (const key of secrets.flatMap((secret, index) => keyForms(secret, index, declared))) {
      const scheme: MessageScheme = {
        kind: 'messageSignature',
        ...key.rule,
        label,
        components: items.map(([name]) => String(name)),
        keyId: String(parameters.get('keyid') ?? ''),
        statesAlgorithm: parameters.has('alg'),
        digest: DIGEST_ALGORITHMS.find((name) => digests?.has(name)) ?? declared?.digest ?? 'sha-256',
        toleranceSeconds: declared?.toleranceSeconds ?? 300,
      }
      budget.tried += 1
      if (messageVerifier(scheme, [key.secret]).verify(delivery, created).valid) return { scheme, key }
    }
  }
  return undefined
}

function pointerTo(body: Uint8Array, secret: string): string | undefined {
  const find = (value: unknown, keys: readonly string[]): string | undefined => {
    if (value === secret) return toPointer(keys)
    if (!isJsonObject(value)) return undefined
    for (const [key, item] of Object.entries(value)) {
      const found = find(item, [...keys, key])
      if (found !== undefined) return found
    }
    return undefined
  }
  try {
    return find(parseJson(bodyText(body)), [])
  } catch {
    // Not JSON, or nested deeper than the stack.
    return undefined
  }
}
