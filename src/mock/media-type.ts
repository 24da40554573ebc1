/** What a mock can write. XML goes by two names (RFC 7303 §9.2). */
export const JSON_TYPE = 'application/json'
export const XML_TYPES = ['application/xml', 'text/xml'] as const

/**
 * The media type that a request prefers (RFC 9110 §12.5.1): by the most specific range that names a type, the greatest
 * quality; of equals the one that is offered first. `undefined` where none is acceptable.
 *
 * @param accept - the header field; without one, or with an empty one, everything is acceptable.
 * @param offered - the usual one first.
 */
export function preferredType(accept: string | null, offered: readonly string[]): string | undefined {
  if (accept === null || accept.trim() === '') return offered[0]
  const ranges = rangesOf(accept)
  const rated = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }))
  const best = Math.max(...rated.map(({ quality }) => quality))
  return best === 0 ? undefined : rated.find(({ quality }) => quality === best)?.type
}

interface MediaRange {
  readonly type: string
  readonly quality: number
}

/** Ranges with other parameters than a quality name something more special than what we have. */
function rangesOf(accept: string): readonly MediaRange[] {
  return accept.split(',').flatMap((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const others = parameters.filter(
      (text) => text !== '' && !text.startsWith('q=') && !text.startsWith('charset='),
    )
    if (!type.includes('/') || others.length > 0) return []
    const said = parameters.find((text) => text.startsWith('q='))?.slice(2)
    return [{ type, quality: said === undefined ? 1 : readQuality(said) }]
  })
}

/** A quality that is none is as good as unsaid. */
function readQuality(text: string): number {
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 1
}

function qualityOf(type: string, ranges: readonly MediaRange[]): number {
  const all = [type, `${type.split('/')[0]}/*`, '*/*']
  for (const name of all) {
    const range = ranges.find((candidate) => candidate.type === name)
    if (range !== undefined) return range.quality
  }
  return 0
}
