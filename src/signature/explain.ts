import { printDeclaration } from './declare.ts'
import type { Inference } from './infer/inference.ts'
import type { Verification } from './verification.ts'

/** What happened to a delivery, in sentences, and what either side can do about it. */
export interface Explanation {
  /** One sentence: the verdict. */
  readonly summary: string
  /** What was found, one fact a sentence. */
  readonly findings: readonly string[]
  /** For the descriptor, or whoever receives: lines to write, or a sentence. Either side's change is enough. */
  readonly receiverChanges: readonly string[]
  /** For whoever sends. */
  readonly senderChanges: readonly string[]
}

/**
 * @param verification - by the declared scheme; `undefined` where none is declared.
 * @param inference - `undefined` where there was nothing to infer.
 */
export function explain(verification: Verification | undefined, inference?: Inference): Explanation {
  if (verification?.valid) {
    return { summary: 'The signature is valid.', findings: [], receiverChanges: [], senderChanges: [] }
  }
  if (inference?.found) return explainFound(verification, inference)
  const refusal = verification === undefined ? [] : [verification.detail]
  if (inference === undefined) {
    return {
      summary: `The signature is not valid: ${verification?.reason ?? 'no scheme is declared'}.`,
      findings: refusal,
      receiverChanges: [],
      senderChanges: verification === undefined ? [] : [verification.remedy],
    }
  }
  const { clue, tried, isExhaustive } = inference
  const searched = `${tried.toLocaleString('en')} combinations were tried${isExhaustive ? '' : ', though not all there are'}.`
  return {
    summary:
      clue?.what ??
      'No secret explains the signature: it was made with another, or the body was changed on the way.',
    findings: [...refusal, searched],
    receiverChanges:
      clue === undefined
        ? ['Compare the secret with the one the partner shows for this very webhook and environment.']
        : [],
    senderChanges: [
      clue?.remedy ?? 'Send the bytes that were signed, and sign with the secret of this webhook.',
    ],
  }
}

const PRINTED_ANEW =
  'The body here is not spelt as it was signed: the sender printed it anew, or whoever captured it did.'

function explainFound(
  verification: Exclude<Verification, { readonly valid: true }> | undefined,
  inference: Extract<Inference, { readonly found: true }>,
): Explanation {
  const { declaration, differences, secretIndex, isSecretTrimmed, tried } = inference
  const searched = `It took ${tried.toLocaleString('en')} ${tried === 1 ? 'combination' : 'combinations'} to find out.`
  const did = `The sender signed by ${printDeclaration(declaration)}, with secret ${secretIndex + 1}.`
  const trimmed = 'The secret as given has white space around it, which the sender does not use.'
  if (verification === undefined) {
    return {
      summary: did,
      findings: [...(isSecretTrimmed ? [trimmed] : []), searched],
      receiverChanges: [`signature: ${printDeclaration(declaration)}`],
      senderChanges: [],
    }
  }
  // The scheme is right and the secret is right: what was refused is the time, or the secret's white space.
  const remedies = isSecretTrimmed ? [] : [verification.remedy]
  const agree = differences.length === 0
  return {
    summary: agree
      ? `The sender signs as declared, but: ${isSecretTrimmed ? trimmed : verification.detail}`
      : `The sender does not sign as declared: ${differences.map(({ field }) => field).join(', ')} ${differences.length === 1 ? 'differs' : 'differ'}.`,
    findings: [
      verification.detail,
      did,
      ...(isSecretTrimmed ? [trimmed] : []),
      ...(differences.some(({ field }) => field === 'body') ? [PRINTED_ANEW] : []),
      searched,
    ],
    receiverChanges: [
      ...(isSecretTrimmed ? ['Take the white space off the secret.'] : []),
      ...differences.map(({ descriptorChange }) => descriptorChange),
    ],
    senderChanges: agree ? remedies : differences.map(({ senderChange }) => senderChange),
  }
}
