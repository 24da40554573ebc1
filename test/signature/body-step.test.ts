import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY_STEPS, type BodyStep, takeBodySteps } from '../../src/signature/body-step.ts'
import { bytes } from './support.ts'

const BODY = '{"b": [1.50, {"z": null, "a": "Zoë/<&>"}], "a": 12345678901234567890}\n'

describe('a body step', () => {
  // What Python's json.dumps, PHP's json_encode, Go's json.Marshal and JavaScript's JSON.stringify print.
  const cases: readonly (readonly [readonly BodyStep[], string])[] = [
    [['compact'], '{"b":[1.50,{"z":null,"a":"Zoë/<&>"}],"a":12345678901234567890}'],
    [['javascript'], '{"b":[1.5,{"z":null,"a":"Zoë/<&>"}],"a":12345678901234567000}'],
    [['spaced', 'ascii'], '{"b": [1.50, {"z": null, "a": "Zo\\u00eb/<&>"}], "a": 12345678901234567890}'],
    [
      ['compact', 'ascii', 'slashes'],
      '{"b":[1.50,{"z":null,"a":"Zo\\u00eb\\/<&>"}],"a":12345678901234567890}',
    ],
    [['compact', 'html'], '{"b":[1.50,{"z":null,"a":"Zoë/\\u003c\\u0026\\u003e"}],"a":12345678901234567890}'],
    [['sorted'], '{"a":12345678901234567890,"b":[1.50,{"a":"Zoë/<&>","z":null}]}'],
    [['sorted', 'spaced'], '{"a": 12345678901234567890, "b": [1.50, {"a": "Zoë/<&>", "z": null}]}'],
    [['trimmed'], BODY.slice(0, -1)],
    [['newline'], `${BODY}\n`],
    [['trimmed', 'quoted', 'unquoted'], BODY.slice(0, -1)],
    [['crlf'], `${BODY.slice(0, -1)}\r\n`],
    [['crlf', 'lf'], BODY],
  ]

  it.each(cases)('%j prints as other languages do', (steps, expected) => {
    expect(takeBodySteps(steps, bytes(BODY))).toBe(expected)
  })

  it('indents by two or by four', () => {
    expect(takeBodySteps(['indented'], '{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(takeBodySteps(['indented4'], '{"a":[1]}')).toBe('{\n    "a": [\n        1\n    ]\n}')
  })

  it("puts a form's fields in the order of their names", () => {
    const form = 'z=1&a=x+y&m=%2B'
    expect(takeBodySteps(['formPairs'], form)).toBe('ax ym+z1')
    expect(takeBodySteps(['formValues'], form)).toBe('x y+1')
    expect(takeBodySteps(['formValuesComma'], form)).toBe('x y,+,1')
  })

  it('is not taken by a body that is not UTF-8, or not JSON', () => {
    expect(takeBodySteps(['newline'], Uint8Array.of(0xff))).toBeUndefined()
    expect(takeBodySteps(['compact'], '{')).toBeUndefined()
  })

  it('prints JSON that still says the same', () => {
    const printers = BODY_STEPS.filter((step) =>
      /compact|spaced|indented|javascript|sorted|ascii|slashes|html/.test(step),
    )
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...printers), (value, step) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(String(takeBodySteps([step], text)))).toEqual(JSON.parse(text))
      }),
      { seed: 20261123, numRuns: 300 },
    )
  })
})

describe('no steps', () => {
  it('leave the very bytes, UTF-8 or not', () => {
    const body = Uint8Array.of(0xff, 0x00)
    expect(takeBodySteps([], body)).toBe(body)
  })
})
