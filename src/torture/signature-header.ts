import type { SignatureScheme } from '../signature/scheme.ts'
import type { Shot } from './row.ts'

/** The header that carries the proof, in lower case. */
export function proofHeader(scheme: SignatureScheme): string {
  if (scheme.kind === 'messageSignature') return 'signature'
  return 'header' in scheme && typeof scheme.header === 'string' ? scheme.header : 'authorization'
}

/** The shot with another proof, or with none. */
export function withProof(
  shot: Shot,
  scheme: SignatureScheme,
  change: (value: string) => string | undefined,
): Shot {
  const name = proofHeader(scheme)
  const value = change(shot.headers[name] ?? '')
  const { [name]: _, ...others } = shot.headers
  return { ...shot, headers: value === undefined ? others : { ...others, [name]: value } }
}

/** The header with the signature itself changed, whatever stands around it. */
export function withSignature(value: string, change: (signature: string) => string): string {
  const match = /^(.*[,=])?([A-Za-z0-9+/_-]{16,}={0,2})$/.exec(value)
  return match === null ? change(value) : `${match[1] ?? ''}${change(match[2]!)}`
}
