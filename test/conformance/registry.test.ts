import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'

const folder = join(import.meta.dirname, '../../src/conformance/checks')
const files = globSync('*/*.ts', { cwd: folder })
  .map((path) => path.replace(/\.ts$/, ''))
  .filter((path) => !/-checks$/.test(path))

describe('the registry of checks', () => {
  it('holds every check file once, under the id its path spells', () => {
    expect(CHECKS.map(({ id }) => id).sort()).toEqual([...files].sort())
  })

  it.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s cites its source and says what to do',
    (_, check) => {
      expect(check.title).toMatch(/^[A-Z].*\.$/)
      expect(check.remedy).toMatch(/^[A-Z].*\.$/s)
      expect(check.source.document).not.toBe('')
      if (check.source.document.startsWith('RFC')) expect(check.source.section).toMatch(/^[\dA-Z]+(\.\d+)*$/)
      else expect(check.source.url).toMatch(/^https:/)
      expect(PROBES.map(({ name }) => name)).toContain(check.given)
    },
  )
})

describe('the registry of probes', () => {
  it('puts every probe after those that it needs', () => {
    const seen = new Set<string>()
    for (const { name, needs } of PROBES) {
      expect(
        needs.filter((other) => !seen.has(other)),
        name,
      ).toEqual([])
      seen.add(name)
    }
  })

  it('has no probe whose evidence nobody judges', () => {
    const read = new Set<string>(CHECKS.map(({ given }) => given))
    const needed = new Set<string>(PROBES.flatMap(({ needs }) => needs))
    expect(PROBES.map(({ name }) => name).filter((name) => !read.has(name) && !needed.has(name))).toEqual([])
  })

  it('lets what may harm a grant come last', () => {
    const firstHarm = PROBES.findIndex(({ touches }) => touches === 'grant')
    const later = PROBES.slice(firstHarm).filter(({ touches, waits }) => touches === 'nothing' && !waits)
    expect(later.map(({ name }) => name)).toEqual([])
  })
})
