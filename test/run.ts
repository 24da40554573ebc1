/**
 * `npm test`: every step, whatever the step before said; the last line is `N passed, N failed`. Arguments go to vitest.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-test-'))
const summary = join(folder, 'vitest.json')
let passed = 0
let failed = 0

function step(sentence: string, command: string, args: readonly string[]): boolean {
  process.stdout.write(`\n▸ ${sentence}\n`)
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  return status === 0
}

function count(ok: boolean): void {
  if (ok) passed += 1
  else failed += 1
}

count(step('Types are sound', 'tsc', ['--noEmit']))
count(step('Style is uniform', 'biome', ['check', '.']))
const behaves = step('Behaviour holds', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${summary}`,
  ...process.argv.slice(2),
])
try {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(summary, 'utf8'),
  ) as Record<string, number>
  passed += numPassedTests ?? 0
  failed += (numFailedTests ?? 0) || (behaves ? 0 : Math.max(1, numFailedTestSuites ?? 0))
} catch {
  failed += 1
}
rmSync(folder, { recursive: true })
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
