import { declareScheme } from './declare.ts'
import type { IncomingDelivery } from './delivery.ts'
import { differences } from './difference.ts'
import { findClue } from './infer/clue.ts'
import { hmacQuestion, inferHmac } from './infer/hmac-inference.ts'
import type { Inference } from './infer/inference.ts'
import { inferMessage, inferToken } from './infer/other-kinds.ts'
import type { Budget } from './infer/search.ts'
import type { SignatureScheme } from './scheme.ts'
import { requireSecrets } from './secret.ts'

/** Bytes that are hashed in well under a second; every hash counts some more for its setting up. */
const BUDGET_BYTES = 700_000_000

/**
 * Find out how a request was really signed, given secrets one of which may have signed it: algorithm, encoding, key
 * form, content, separators, timestamp and its unit, header, line ends, and JSON printed anew are searched.
 *
 * @param declared - the scheme that the descriptor declares: searched around first, and compared with what is found.
 * @throws SecretMissingError
 */
export function inferScheme(
  delivery: IncomingDelivery,
  secrets: readonly string[],
  { declared }: { readonly declared?: SignatureScheme | undefined } = {},
): Inference {
  requireSecrets(secrets)
  const budget: Budget = { tried: 0, bytesLeft: BUDGET_BYTES, ranOut: false }
  const found = (scheme: SignatureScheme, secretIndex: number, isSecretTrimmed: boolean): Inference => ({
    found: true,
    scheme,
    declaration: declareScheme(scheme),
    secretIndex,
    isSecretTrimmed,
    differences: declared === undefined ? [] : differences(declared, scheme),
    tried: budget.tried,
  })

  const ofKind = <K extends SignatureScheme['kind']>(kind: K) =>
    declared?.kind === kind ? (declared as Extract<SignatureScheme, { readonly kind: K }>) : undefined
  const message = inferMessage(delivery, secrets, ofKind('messageSignature'), budget)
  if (message !== undefined) return found(message.scheme, message.key.secretIndex, message.key.isTrimmed)

  const question = hmacQuestion(delivery, secrets, ofKind('hmac'))
  const hmac = inferHmac(question, budget)
  if (hmac !== undefined) return found(hmac.scheme, hmac.key.secretIndex, hmac.key.isTrimmed)

  const token = inferToken(delivery, secrets)
  if (token !== undefined) return found(token.scheme, token.secretIndex, false)

  const clue = findClue(question, secrets, { ...budget, bytesLeft: BUDGET_BYTES / 10 })
  return { found: false, clue, tried: budget.tried, isExhaustive: !budget.ranOut }
}
