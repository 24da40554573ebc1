import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { siblingFile } from '../../src/partner/sibling-file.ts'

describe('a file that another file names', () => {
  it.each([
    ['contracts/a/partner.yaml', 'schemas/x.json', 'contracts/a/schemas/x.json'],
    ['contracts/a/partner.yaml', '../b/./x.json', 'contracts/b/x.json'],
    ['partner.yaml', 'x.json', 'x.json'],
    ['partner.yaml', '../../x.json', '../../x.json'],
    ['/p.yaml', '../x.json', '/../x.json'],
    ['a/partner.yaml', '/etc/x.json', '/etc/x.json'],
    ['C:\\work\\partner.yaml', 'schemas/x.json', 'C:/work/schemas/x.json'],
    ['a/partner.yaml', 'D:\\x.json', 'D:\\x.json'],
  ])('beside %s, %s is %s', (from, name, file) => {
    expect(siblingFile(from, name)).toBe(file)
  })

  it('is the one that node:path finds', () => {
    const part = fc.constantFrom('a', 'b', '.', '..', 'c d')
    const path = fc.array(part, { maxLength: 5 }).map((parts) => [...parts, 'x.json'].join('/'))
    fc.assert(
      fc.property(path, path, (from, name) => {
        expect(siblingFile(from, name)).toBe(join(dirname(from), name))
      }),
      { seed: 20_261_123, numRuns: 500 },
    )
  })
})
