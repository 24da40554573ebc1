import type { JsonObject } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import { partnerRenderer } from '../../mapping/invert.ts'
import type { DataType } from '../../partner/data.ts'
import { dataSource, type Partner } from '../../partner/partner.ts'
import { isoDate } from '../../partner/time-format.ts'
import { createConform } from './conform.ts'
import { exampleRecord } from './example-record.ts'
import { keepsOneClock, onOneClock } from './one-clock.ts'
import { type RecordFacts, withFacts } from './record-facts.ts'
import { type ExampleTime, retimed, type Span, spanOf, timesOf } from './retime.ts'

/** Writes something that is told in Terra's terms in the partner's own format. */
export type Render = (terra: JsonObject, facts: RecordFacts) => JsonObject

/**
 * What the mapping can be run backwards for is what Terra's object says; the rest is the declared example's, its times
 * moved to where the record is. The record obeys its schema and the pointers of `records`.
 */
export function createRender(partner: Partner, type: DataType): Render {
  const source = dataSource(partner, type)
  const example = exampleRecord(source)
  const span = spanOf(example, source.records)
  const overwrite = partnerRenderer(partner, type)
  const conform = createConform(source)
  const isOneClock = keepsOneClock(source.records)
  let kept: readonly ExampleTime[] | undefined
  return (terra, facts) => {
    kept ??= span === undefined ? [] : unreached(example, span, overwrite(terra, example))
    const base = span === undefined ? example : retimed(example, kept, span, facts)
    const shown = isOneClock && facts.knowsOffset ? onOneClock(terra, facts.offsetAt(facts.startMs)) : terra
    return conform(withFacts(overwrite(shown, base), facts, source.records, example))
  }
}

/** The times of the example that no leaf of the mapping reaches: they come through unchanged. */
function unreached(example: JsonObject, span: Span, rendered: JsonObject): readonly ExampleTime[] {
  return timesOf(example, span).filter(({ pointer }) =>
    isSame(resolvePointer(rendered, pointer), resolvePointer(example, pointer)),
  )
}

/** The parts of a date object are leaves of their own to the mapping. */
function isSame(one: unknown, other: unknown): boolean {
  return one === other || (isoDate(one) !== undefined && isoDate(one) === isoDate(other))
}
