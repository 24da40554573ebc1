import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonObject, type JsonValue, stringifyJson } from '../../src/kernel/json.ts'
import { createRecordTexts } from '../../src/mock/record-texts.ts'

const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    fc.oneof(fc.bigInt(), fc.string({ unit: 'binary' })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
})).value

describe('texts of records', () => {
  it('are what is printed without them, whatever is remembered', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), json)),
        json,
        fc.array(fc.boolean()),
        (records, rest, known) => {
          const texts = createRecordTexts()
          records.forEach((record, index) => {
            if (known[index] === true) texts.remember(record as JsonObject)
          })
          for (const value of [records, { status: 0, body: { rest, series: records } }, rest])
            expect([texts.print(value), texts.print(value)]).toEqual([
              stringifyJson(value),
              stringifyJson(value),
            ])
        },
      ),
      { seed: 20261123, numRuns: 200 },
    )
  })

  it('leave out members that are undefined', () => {
    expect(createRecordTexts().print({ a: undefined as never, b: 1 })).toBe('{"b":1}')
  })

  it('are made once: a later change of the object is not seen', () => {
    const texts = createRecordTexts()
    const record = { a: 1 }
    texts.remember(record)
    texts.print([record])
    record.a = 2
    expect(texts.print([record])).toBe('[{"a":1}]')
    expect(texts.print([{ ...record }])).toBe('[{"a":2}]')
  })
})
