import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Every fenced block of the language, with the line that it starts at. `sh no-run` is for people only. */
function blocks(language: string): readonly { readonly line: number; readonly code: string }[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map((match) => ({
    line: readme.slice(0, match.index).split('\n').length,
    code: match[1] ?? '',
  }))
}

let bin: string

beforeAll(() => {
  // `npx terrarium` as somebody has it who installed the package: our source, under its name.
  bin = mkdtempSync(join(tmpdir(), 'terrarium-bin-'))
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}/src/cli/main.ts" "$@"\n`,
  )
  chmodSync(join(bin, 'npx'), 0o755)
  execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' })
}, 60_000)

afterAll(() => rmSync(bin, { recursive: true }))

describe('README', () => {
  it.each(blocks('sh'))(
    'the commands at line $line work',
    ({ code }) => {
      const { status, stderr, stdout } = spawnSync('bash', ['-euo', 'pipefail', '-c', code], {
        cwd: root,
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
        encoding: 'utf8',
        timeout: 60_000,
      })
      expect(`${stdout}\n${stderr}\nexit ${status}`).toMatch(/exit 0$/)
    },
    70_000,
  )

  it.each(blocks('ts'))('the program at line $line runs', ({ code }) => {
    const file = join(root, `readme-${process.pid}.example.ts`)
    writeFileSync(file, code)
    try {
      const { status, stderr } = spawnSync(process.execPath, [file], {
        cwd: root,
        encoding: 'utf8',
        timeout: 30_000,
      })
      expect(`${stderr}exit ${status}`).toMatch(/exit 0$/)
    } finally {
      rmSync(file)
    }
  })
})
