import { toNumber } from './read.ts'

/** Latitude and longitude in degrees. */
export interface Point {
  readonly lat: number
  readonly lng: number
}

export function toPoint(value: unknown): Point | undefined {
  if (!Array.isArray(value)) return undefined
  const [lat, lng] = [toNumber(value[0]), toNumber(value[1])]
  return lat === undefined || lng === undefined ? undefined : { lat, lng }
}

/** Degrees between two points along the axis in which they are further apart; the date line is no distance. */
export function degreesApart(a: Point, b: Point): number {
  const lng = Math.abs(a.lng - b.lng)
  return Math.max(Math.abs(a.lat - b.lat), Math.min(lng, 360 - lng))
}

/**
 * The first point of an encoded polyline (Google's format, five decimals): for each number, chunks of five bits, least
 * first, each plus 63 and marked with 32 while more follow; the lowest bit is the sign.
 */
export function firstPointOf(polyline: string): Point | undefined {
  let at = 0
  const next = (): number => {
    let bits = 0
    for (let shift = 0; at < polyline.length && shift < 30; shift += 5) {
      const chunk = polyline.charCodeAt(at++) - 63
      bits |= (chunk & 31) << shift
      if (chunk < 32) break
    }
    return (bits & 1 ? ~(bits >> 1) : bits >> 1) / 1e5
  }
  return polyline.length < 2 ? undefined : { lat: next(), lng: next() }
}
