import { TerrariumError } from '../kernel/errors.ts'

/** A signature declaration contradicts itself, or says something that no scheme can be. */
export class SignatureSchemeError extends TerrariumError {
  readonly code = 'SIGNATURE_SCHEME_INVALID'
  /** JSON Pointer of the offending field inside the declaration; `''` for the declaration as a whole. */
  readonly path: string

  constructor(path: string, reason: string, remedy: string) {
    super(`Failed to resolve the signature scheme: ${reason}.`, remedy)
    this.path = path
  }
}
