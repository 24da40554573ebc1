import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundleForBrowser } from '../ci/doors/bundle.ts'
import { sourceFiles } from './source-files.ts'

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly browser: Readonly<Record<string, string>>
}

/** The modules that a front end may import. */
const ENTRIES = [
  'src/partner/load-partner.ts',
  'src/mock/mock-partner.ts',
  'src/mock/faults/registry.ts',
  'src/client/terra-client.ts',
  'src/client/memory-store.ts',
  'src/signature/sign.ts',
  'src/signature/verify.ts',
  'src/terra/judge.ts',
  'src/schema/arbitrary.ts',
  'src/ci/msw.ts',
]

describe('what a browser can import', () => {
  let bundle: Bundle
  beforeAll(async () => {
    bundle = await bundleForBrowser(ENTRIES.map((entry) => join(root, entry)))
  })

  it('needs nothing of Node, nor what needs Node', () => {
    expect(bundle.complaints).toEqual([])
    expect(
      [...bundle.code.matchAll(/(?:from|import\(|require\() ?["'](node:[^"']+)["']/g)].map((hit) => hit[1]),
    ).toEqual([])
    expect(bundle.modules.filter((module) => /oauth2-mock-server|undici|hono|\.node\b/.test(module))).toEqual(
      [],
    )
  })

  it('has the twins that the field browser names in place of those of Node', () => {
    const swapped = Object.entries(manifest.browser).filter(([from]) => from.startsWith('./src/'))
    const held = (file: string) => bundle.modules.includes(join(root, file))
    expect(swapped.map(([from, to]) => [held(from), held(to)])).toEqual(swapped.map(() => [false, true]))
  })
})

describe('the field browser', () => {
  it('names files, the same in the source as in what is published', () => {
    const [source, built] = ['./src/', './dist/'].map((folder) =>
      Object.entries(manifest.browser).filter(([from]) => from.startsWith(folder)),
    )
    expect(source!.flat().filter((file) => !existsSync(join(root, file)))).toEqual([])
    const published = (file: string) => file.replace('./src/', './dist/').replace(/ts$/, 'js')
    expect(built).toEqual(source!.map((pair) => pair.map(published)))
  })

  it('names every file that has a twin', () => {
    const twins = sourceFiles()
      .map(({ path }) => `./${path}`)
      .filter((path) => path.endsWith('.browser.ts'))
    const named = Object.values(manifest.browser).filter((file) => file.startsWith('./src/'))
    expect(named.toSorted()).toEqual(twins.toSorted())
  })
})
