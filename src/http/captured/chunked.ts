const CR = 13
const LF = 10

/**
 * A body without the sizes that `Transfer-Encoding: chunked` puts between its pieces (RFC 9112 section 7.1), as they stand
 * in what was captured on the wire. Line ends may be LF alone.
 *
 * @returns the body, or `undefined` where it is not chunked: many tools write down the body decoded, and the header as it was.
 */
export function withoutChunks(bytes: Uint8Array): Uint8Array | undefined {
  const chunks: Uint8Array[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf(LF, at)
    if (end === -1) return undefined
    const line = new TextDecoder().decode(bytes.subarray(at, end)).trim()
    const size = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(line)?.[1]
    if (size === undefined) return undefined
    const length = Number.parseInt(size, 16)
    if (length === 0) return joined(chunks)
    const start = end + 1
    if (start + length > bytes.length) return undefined
    chunks.push(bytes.subarray(start, start + length))
    at = start + length
    if (bytes[at] === CR) at += 1
    if (bytes[at] !== LF) return undefined
    at += 1
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
