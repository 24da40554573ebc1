import { parseJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { bodyText } from './body-step.ts'
import { headerValue, type IncomingDelivery } from './delivery.ts'
import { hashing } from './hashing.ts'
import { requireSecrets } from './secret.ts'
import type { TokenScheme } from './token-scheme.ts'
import { missingHeader, refuse, type Verifier } from './verification.ts'

/** The header that carries the token. A token in the body is part of the payload: there is nothing to add. */
export function tokenHeaders({ place }: TokenScheme, secrets: readonly string[]): Record<string, string> {
  requireSecrets(secrets)
  return place.from === 'header' ? { [place.header]: place.value.replace('{secret}', () => secrets[0]!) } : {}
}

/** @throws SecretMissingError */
export function tokenVerifier({ place }: TokenScheme, secrets: readonly string[]): Verifier {
  requireSecrets(secrets)
  const expected = secrets.map((secret) =>
    place.from === 'header' ? place.value.replace('{secret}', () => secret) : secret,
  )
  return {
    verify(delivery) {
      const found =
        place.from === 'header'
          ? headerValue(delivery.headers, place.header)
          : tokenInBody(delivery, place.at)
      if (found === undefined) {
        if (place.from === 'header') return missingHeader(place.header, 'token')
        return refuse('malformed-body', `There is no token at '${place.at}' in the body.`, 'Send it there.')
      }
      const secretIndex = expected.findIndex((token) => hashing.sameText(token, found))
      if (secretIndex !== -1) return { valid: true, id: undefined, timestampSeconds: undefined, secretIndex }
      return refuse('mismatch', 'The token is none of those expected.', 'Give both sides the same secret.')
    },
  }
}

function tokenInBody({ body }: IncomingDelivery, at: string): string | undefined {
  try {
    const token = resolvePointer(parseJson(bodyText(body)), at)
    return typeof token === 'string' ? token : undefined
  } catch {
    return undefined
  }
}
