import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

const root = join(import.meta.dirname, '../..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string
  version: string
  bin: { terrarium: string }
  engines: { node: string }
  files: string[]
  exports: Record<string, string | { types: string; default: string }>
}
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** `./mock` and the source file behind it. */
const modules = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          specifier: manifest.name + subpath.slice(1),
          source: target.default.replace('./dist/', 'src/').replace(/js$/, 'ts'),
        },
      ],
)

describe('the exports map', () => {
  it.each(modules)('$specifier is a file that says so in its docblock', ({ specifier, source }) => {
    expect(existsSync(join(root, source)), source).toBe(true)
    expect(readFileSync(join(root, source), 'utf8')).toMatch(new RegExp(`@module ${specifier}$`, 'm'))
  })

  it('holds every module that a docblock names', () => {
    const named = sourceFiles().flatMap(({ text }) =>
      [...text.matchAll(/@module (\S+)/g)].map((match) => match[1]),
    )
    expect(named.sort()).toEqual(modules.map(({ specifier }) => specifier).sort())
  })

  it.each(modules)('README speaks of $specifier', ({ specifier }) => {
    expect(readme).toContain(`\`${specifier}\``)
  })

  it('points at files that are in the package', () => {
    const files = Object.values(manifest.exports).filter((target) => typeof target === 'string')
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })
})

describe('the command', () => {
  const command = manifest.bin.terrarium

  it('is in the package, and runs what stands in a checkout, built or not', () => {
    expect(manifest.files).toContain(command.split('/')[1])
    expect(execFileSync(join(root, command), ['--version'], { encoding: 'utf8' })).toContain(manifest.version)
  })

  it('runs what was built where there is no source', () => {
    const folder = mkdtempSync(join(tmpdir(), 'terrarium-installed-'))
    cpSync(join(root, command), join(folder, command))
    cpSync(join(root, 'package.json'), join(folder, 'package.json'))
    mkdirSync(join(folder, 'dist/cli'), { recursive: true })
    writeFileSync(join(folder, 'dist/cli/main.js'), "console.log('built', process.argv[2])")
    expect(execFileSync(join(folder, command), ['lint'], { encoding: 'utf8' })).toBe('built lint\n')
    rmSync(folder, { recursive: true })
  })

  it.each(['20.20.2', '22.18.0'])('says under Node %s which one it needs, without a stack', (version) => {
    const asOlder = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(asOlder)}`, join(root, command), '--version'],
      { encoding: 'utf8' },
    )
    expect(stderr).toBe(
      `Terrarium cannot start: it needs Node ${manifest.engines.node.slice(2)} or newer, and this is Node ${version}.\nInstall a newer one: https://nodejs.org\n`,
    )
    expect(status).toBe(3)
  })
})
