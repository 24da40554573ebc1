import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blocksOf, folderOfNpx, ROOT, runBlock } from '../support/documents.ts'

let bin: string

beforeAll(() => {
  bin = folderOfNpx()
  execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' })
}, 60_000)

afterAll(() => rmSync(bin, { recursive: true }))

describe('README', () => {
  it.each(blocksOf('README.md', 'sh'))(
    'the commands at line $line work',
    async (block) => {
      expect(await runBlock(block, bin)).toMatch(/exit 0$/)
    },
    70_000,
  )
})

const programs = ['README.md', ...globSync('docs/*.md', { cwd: ROOT })].flatMap((document) =>
  blocksOf(document, 'ts').map((block) => ({ document, ...block })),
)

describe('programs in documents', () => {
  it.each(programs)('$document: the one at line $line runs', ({ code }) => {
    const file = join(ROOT, `readme-${process.pid}.example.ts`)
    writeFileSync(file, code)
    try {
      const { status, stderr } = spawnSync(process.execPath, [file], {
        cwd: ROOT,
        encoding: 'utf8',
        timeout: 30_000,
      })
      expect(`${stderr}exit ${status}`).toMatch(/exit 0$/)
    } finally {
      rmSync(file)
    }
  })
})
