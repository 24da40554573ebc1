import type { CapturedRequest } from './captured-request.ts'
import { withoutChunks } from './chunked.ts'

const CR = 13
const LF = 10

/**
 * A request as it stands on the wire (RFC 9112). Line ends may be LF alone, as editors leave them; the body is whatever
 * follows the empty line, without the sizes of chunks, and cut to `Content-Length` where only a line end, as editors add
 * one, would follow.
 *
 * @returns the request, or why it is none.
 */
export function parseMessage(bytes: Uint8Array): CapturedRequest | string {
  const split = headEnd(bytes)
  const head = new TextDecoder().decode(bytes.subarray(0, split.headEnd))
  const [start = '', ...lines] = head.split(/\r?\n/)
  const request = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/.exec(start.trim())
  if (start === '' && bytes.length === 0) return 'it is empty'
  if (request === null) return `its first line is ${shown(start)} instead of a method and a path`
  const headers: Record<string, string> = {}
  for (const line of lines) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    if (colon < 1) return `its header line ${shown(line)} has no colon`
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`
  }
  const path = request[2]!
  const url = path.startsWith('/') && headers.host !== undefined ? `https://${headers.host}${path}` : path
  return { method: request[1]!, url, headers, body: declaredBody(bytes.subarray(split.bodyStart), headers) }
}

function headEnd(bytes: Uint8Array): { readonly headEnd: number; readonly bodyStart: number } {
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index] !== LF) continue
    if (bytes[index + 1] === LF) return { headEnd: index, bodyStart: index + 2 }
    if (bytes[index + 1] === CR && bytes[index + 2] === LF) return { headEnd: index, bodyStart: index + 3 }
  }
  return { headEnd: bytes.length, bodyStart: bytes.length }
}

/** The beginning of a line, which may be anything, fit for a terminal. */
function shown(line: string): string {
  const start = line.slice(0, 60)
  return /[\p{Cc}\p{Cf}\uFFFD]/u.test(start) ? 'not text' : `'${start}'`
}

function declaredBody(body: Uint8Array, headers: Readonly<Record<string, string>>): Uint8Array {
  if (/\bchunked\s*$/i.test(headers['transfer-encoding'] ?? '')) return withoutChunks(body) ?? body
  const length = Number(headers['content-length'] ?? Number.NaN)
  const isLineEnd = (rest: Uint8Array) => rest.every((byte) => byte === CR || byte === LF)
  return length < body.length && isLineEnd(body.subarray(length)) ? body.subarray(0, length) : body
}
