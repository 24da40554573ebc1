import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonObject, type JsonValue, stringifyJson } from '../../src/kernel/json.ts'
import { pointerKeys, withPointer } from '../../src/kernel/pointer.ts'
import { CONTRACTS, contract } from './contracts.ts'

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>
const odd = fc.oneof(json, fc.bigInt(), fc.constantFrom<JsonValue>('9'.repeat(400), 1e308, -0, '2026-02-30'))

describe('applying a mapping', () => {
  it.each(CONTRACTS)('to anything at all never throws: $name', ({ mapping }) => {
    fc.assert(
      fc.property(odd, (record) => {
        expect(stringifyJson(mapping.apply(record).value)).toMatch(/^\{/)
      }),
      { seed: 20261123, numRuns: 200 },
    )
  })

  it.each(CONTRACTS)(
    'to a record with anything in one field maps all the others as before: $name',
    ({ mapping, records }) => {
      const fields = Object.keys(records[0] ?? {})
      fc.assert(
        fc.property(fc.constantFrom(...records), fc.constantFrom(...fields), odd, (record, field, value) => {
          const { value: mapped, problems } = mapping.apply({ ...record, [field]: value })
          const whole = mapping.apply(record).value
          const touched = new Set([
            ...problems.map(({ target }) => target),
            ...targetsOf(mapping.template, field),
          ])
          const sections = new Set([...touched].map((target) => target.split('.')[0]))
          for (const [name, section] of Object.entries(whole))
            if (!sections.has(name)) expect(mapped[name]).toEqual(section)
        }),
        { seed: 20261123, numRuns: 200 },
      )
    },
  )

  it('is deterministic and leaves the record as it is', () => {
    for (const { mapping, records } of CONTRACTS)
      for (const record of records) {
        const before = stringifyJson(record)
        expect(mapping.apply(record)).toEqual(mapping.apply(record))
        expect(stringifyJson(record)).toBe(before)
      }
  })

  it('survives a record that is nested deeper than a stack', () => {
    const { mapping, records } = contract('aurora sleep')
    let deep: JsonValue = 'x'
    for (let level = 0; level < 50_000; level++) deep = level % 2 === 0 ? [deep] : { stage: deep }
    for (const field of ['id', 'hypnogram', 'type', 'device']) {
      const { value } = mapping.apply({ ...(records[0] as JsonObject), [field]: deep })
      expect(value.metadata).toHaveProperty('start_time')
    }
  })

  it.each(CONTRACTS)('says of every field that it reads that it does: $name', ({ mapping, records }) => {
    for (const pointer of mapping.reads) {
      const changed = records.some((record) => {
        const place = firstPlace(record, pointerKeys(pointer))
        if (place === undefined) return false
        return !equalJson(
          mapping.apply(withPointer(record, place, { odd: true })).value,
          mapping.apply(record).value,
        )
      })
      expect([pointer, changed]).toEqual([pointer, true])
    }
  })
})

function equalJson(left: JsonValue, right: JsonValue): boolean {
  return stringifyJson(left) === stringifyJson(right)
}

/** The Terra fields whose expressions mention the field. */
function targetsOf(template: unknown, field: string): readonly string[] {
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('text' in node && String(node.text).includes(field))
      found.push(String((node as unknown as { target: string }).target))
    for (const child of Object.values(node)) visit(child)
  }
  visit(template)
  return found
}

/** The pointer to the first place in the record that a pattern of keys leads to. */
function firstPlace(value: unknown, keys: readonly string[], place = ''): string | undefined {
  const [key, ...rest] = keys
  if (key === undefined) return value === null || value === undefined ? undefined : place
  if (key === '*')
    return firstPlace(
      Array.isArray(value) ? value[0] : value,
      rest,
      Array.isArray(value) ? `${place}/0` : place,
    )
  return firstPlace((value as Record<string, unknown> | null | undefined)?.[key], rest, `${place}/${key}`)
}
