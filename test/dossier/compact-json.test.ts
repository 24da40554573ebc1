import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactJson } from '../../src/dossier/compact-json.ts'
import type { JsonValue } from '../../src/kernel/json.ts'

describe('JSON for people', () => {
  it('puts what fits into a line on one, and else indents by two', () => {
    const samples = Array.from({ length: 3 }, (_, bpm) => ({ timestamp: '2026-06-10T00:00:00+02:00', bpm }))
    expect(compactJson({ id: 7, none: [], samples })).toBe(`{
  "id": 7,
  "none": [],
  "samples": [
    { "timestamp": "2026-06-10T00:00:00+02:00", "bpm": 0 },
    { "timestamp": "2026-06-10T00:00:00+02:00", "bpm": 1 },
    { "timestamp": "2026-06-10T00:00:00+02:00", "bpm": 2 }
  ]
}`)
  })

  it('loses no digit of a 64-bit integer', () => {
    expect(compactJson({ id: 6917529027641081957n })).toBe('{ "id": 6917529027641081957 }')
  })

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(compactJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})
