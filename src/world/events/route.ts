import type { Random } from '../../kernel/random.ts'
import { round } from '../series.ts'

/** Degrees: latitude, longitude. */
export type Position = readonly [number, number]

const METERS_PER_DEGREE = 111_320

/** Out and back on the same winding way, in steps of equal length; one position more than there are steps. */
export function outAndBack(
  choices: Random,
  start: Position,
  distanceMeters: number,
  steps: number,
): readonly Position[] {
  const stepDegrees = distanceMeters / steps / METERS_PER_DEGREE
  let [latitude, longitude] = start
  let heading = choices.fraction() * 2 * Math.PI
  const way: Position[] = [[round(latitude, 5), round(longitude, 5)]]
  for (let step = 0; step < Math.ceil(steps / 2); step++) {
    heading += (choices.fraction() - 0.5) * 0.8
    latitude += Math.cos(heading) * stepDegrees
    longitude += (Math.sin(heading) * stepDegrees) / Math.cos((latitude * Math.PI) / 180)
    way.push([round(latitude, 5), round(longitude, 5)])
  }
  const back = way.slice(0, steps + 1 - way.length).reverse()
  return [...way, ...back]
}

/** The encoded polyline format: differences, zigzag, five bits a character. */
export function polyline(positions: readonly Position[]): string {
  let previous: Position = [0, 0]
  return positions
    .map((position) => {
      const text = [0, 1].map((axis) => encoded(units(position, axis) - units(previous, axis))).join('')
      previous = position
      return text
    })
    .join('')
}

function units(position: Position, axis: number): number {
  return Math.round(position[axis]! * 1e5)
}

function encoded(difference: number): string {
  let value = difference < 0 ? ~(difference << 1) : difference << 1
  let text = ''
  while (value >= 0x20) {
    text += String.fromCharCode((0x20 | (value & 0x1f)) + 63)
    value >>= 5
  }
  return text + String.fromCharCode(value + 63)
}
