import { TerrariumError } from '../../kernel/errors.ts'
import type { CapturedRequest } from './captured-request.ts'
import { parseCurl } from './parse-curl.ts'
import { parseHar } from './parse-har.ts'
import { parseMessage } from './parse-message.ts'

/** A file holds no request that we can read. */
export class CaptureUnreadableError extends TerrariumError {
  readonly code = 'USAGE'

  constructor(file: string, reason: string) {
    super(
      `Failed to read a request from ${file}: ${reason}.`,
      'Give a raw HTTP message, a curl command, or a HAR file.',
    )
  }
}

/**
 * Read a captured request, whichever of the three forms it has: a raw HTTP message, a curl command, a HAR file (its
 * first request with a body).
 *
 * @param file - its name, for the message of an error.
 * @throws CaptureUnreadableError
 */
export function readCapturedRequest(bytes: Uint8Array, file: string): CapturedRequest {
  const text = new TextDecoder().decode(bytes)
  const read = /^\s*curl(\s|$)/.test(text)
    ? parseCurl(text)
    : /^\s*[{[]/.test(text)
      ? parseHar(text)
      : parseMessage(bytes)
  if (typeof read === 'string') throw new CaptureUnreadableError(file, read)
  return read
}
