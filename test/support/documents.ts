import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The project's folder, which readers of its documents are in. */
export const ROOT: string = join(import.meta.dirname, '../..')

/** A fenced block of a document, with the line that it starts at. */
export interface Block {
  readonly line: number
  readonly code: string
}

/** Every block of the language. One that is marked, as in `sh no-run`, is for people only. */
export function blocksOf(document: string, language: string): readonly Block[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'gm'))].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    code: match[1] ?? '',
  }))
}

/** A folder for the path with an `npx terrarium` as somebody has it who installed the package: our source, under its name. */
export function folderOfNpx(): string {
  const bin = mkdtempSync(join(tmpdir(), 'terrarium-bin-'))
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\nshift\nexec "${process.execPath}" "${ROOT}/src/cli/main.ts" "$@"\n`,
  )
  chmodSync(join(bin, 'npx'), 0o755)
  return bin
}

/** A folder that holds what the project's holds, for blocks that leave files; nobody's own are in the way. */
export function folderOfReader(): string {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-reader-'))
  for (const name of readdirSync(ROOT)) {
    if (name !== '.terrarium' && name !== '.git') symlinkSync(join(ROOT, name), join(folder, name))
  }
  return folder
}

/** Neither a runner of tests nor npm has started what a reader starts. */
export function environmentOfReader(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, npm_command: __, ...environment } = process.env
  return environment
}

/** Run a shell block to its first failure. What it printed, and `exit <code>` at the end. */
export function runBlock(
  { code }: Block,
  bin: string,
  variables: Readonly<Record<string, string>> = {},
  cwd: string = ROOT,
): Promise<string> {
  const env = { ...environmentOfReader(), ...variables, PATH: `${bin}:${process.env.PATH}` }
  return new Promise((resolve) => {
    const options = { cwd, env, timeout: 60_000 }
    execFile('bash', ['-euo', 'pipefail', '-c', code], options, (error, stdout, stderr) =>
      resolve(`${stdout}\n${stderr}\nexit ${error?.code ?? (error === null ? 0 : error.signal)}`),
    )
  })
}
