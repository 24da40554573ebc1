import { parseJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import { bodyText } from './body-step.ts'
import type { HmacScheme } from './hmac-scheme.ts'

/**
 * The id and the timestamp that a scheme finds in the body, as text; `undefined` for each that is not there, and
 * altogether where nothing is looked for, or the body is not JSON.
 */
export function bodyPlaces(
  { id, timestamp }: HmacScheme,
  body: Uint8Array | string,
): { readonly id: string | undefined; readonly timestamp: string | undefined } | undefined {
  if (id.from !== 'body' && timestamp.from !== 'body') return undefined
  const document = parsed(body)
  const textAt = (pointer: string) => {
    const value = resolvePointer(document, pointer)
    return ['string', 'number', 'bigint'].includes(typeof value) ? String(value) : undefined
  }
  return {
    id: id.from === 'body' ? textAt(id.at) : undefined,
    timestamp: timestamp.from === 'body' ? textAt(timestamp.at) : undefined,
  }
}

function parsed(body: Uint8Array | string): unknown {
  try {
    return parseJson(bodyText(body))
  } catch {
    return undefined
  }
}
