import { describe, expect, it } from 'vitest'
import { terrarium } from '../support/command.ts'

describe('terrarium explain', () => {
  it('lists checks and faults as JSON', async () => {
    const { exitCode, out } = await terrarium(['explain', '--json'])
    const { checks, faults } = JSON.parse(out) as Record<'checks' | 'faults', Record<string, unknown>[]>
    expect(exitCode).toBe(0)
    expect(checks!.length).toBeGreaterThanOrEqual(36)
    expect(faults!.length).toBeGreaterThanOrEqual(20)
    for (const check of checks!)
      expect(check).toMatchObject({
        id: expect.any(String),
        area: expect.any(String),
        level: expect.stringMatching(/^(must|should)$/),
        title: expect.any(String),
        source: expect.any(String),
      })
    const ids = new Set(checks!.map(({ id }) => id))
    for (const fault of faults!) {
      const caughtBy = fault.caughtBy as readonly string[]
      expect(caughtBy.length, String(fault.id)).toBeGreaterThan(0)
      expect(
        caughtBy.filter((id) => !ids.has(id)),
        String(fault.id),
      ).toEqual([])
    }
  })

  it('tells all about a check, and about the fault that it catches', async () => {
    const check = await terrarium(['explain', 'auth/code-single-use'])
    expect(check.out).toMatch(/RFC 6749 §4\.1\.2[\s\S]*remedy[\s\S]*reusable-code/)
    const fault = await terrarium(['explain', 'reusable-code'])
    expect(fault.out).toMatch(/caught {3}by auth\/code-single-use/)
  })
})
