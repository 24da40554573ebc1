import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/documents.ts'
import { anchor } from './markdown.ts'
import { GENERATED } from './pages.ts'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('the pages that are written from the code', () => {
  it.each(Object.entries(GENERATED))('docs/%s is up to date; npm run docs writes it', (name, page) => {
    expect(read(`docs/${name}`)).toBe(page())
  })
})

/** Blocks that are said to stand in a file, as in `ts src/some/file.ts`. */
const excerpts = globSync('docs/*.md', { cwd: ROOT }).flatMap((page) =>
  [...read(page).matchAll(/^```ts ([^\s]+\.ts)\n([\s\S]*?)^```/gm)].map(([, file, code]) => ({
    page,
    file: file!,
    code: code!,
  })),
)

describe('excerpts', () => {
  it('are there', () => expect(excerpts.length).toBeGreaterThan(1))

  it.each(excerpts)('in $page stand in $file to the letter', ({ file, code }) => {
    expect(read(file)).toContain(code)
  })
})

/** Links of a page to files and headings of the project. */
function linksOf(page: string): readonly { readonly file: string; readonly heading: string | undefined }[] {
  return [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, file, heading]) => ({
    file: file === '' ? page : join(dirname(page), file!),
    heading,
  }))
}

const anchorsOf = (page: string) => [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, text]) => anchor(text!))

describe('links', () => {
  it.each(['README.md', 'ARCHITECTURE.md', ...globSync('docs/*.md', { cwd: ROOT })])(
    'of %s lead somewhere',
    (page) => {
      const headings = new Map<string, ReadonlySet<string>>()
      const broken = linksOf(page).filter(({ file, heading }) => {
        if (!existsSync(join(ROOT, file))) return true
        if (heading === undefined || !file.endsWith('.md')) return false
        const known = headings.get(file) ?? new Set(anchorsOf(file))
        headings.set(file, known)
        return !known.has(heading)
      })
      expect(broken).toEqual([])
    },
  )
})
