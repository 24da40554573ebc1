/**
 * How long `terrarium mock` takes from the command to its line of JSON, which it prints once it answers: from the source
 * and as built, beside a Node that prints a line, in turns.
 *
 * Run with `npm run build && node bench/mock-start.ts [rounds]`; prints Markdown.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROUNDS = Number(process.argv[2] ?? 15)
const root = join(import.meta.dirname, '..')
const mock = ['mock', 'contracts/aurora/partner.yaml', '--port', '0', '--json']

const contestants = {
  'node, a line': ['-e', 'console.log(1); setTimeout(() => {}, 60_000)'],
  'terrarium mock, as built': ['dist/cli/main.js', ...mock],
  'terrarium mock, from the source': ['src/cli/main.ts', ...mock],
} as const

/** Milliseconds until the first output. */
async function startMs(words: readonly string[]): Promise<number> {
  const began = performance.now()
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const tookMs = performance.now() - began
  child.kill()
  await once(child, 'exit')
  return tookMs
}

const times = new Map<string, number[]>()
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, words] of Object.entries(contestants))
    times.set(name, [...(times.get(name) ?? []), await startMs(words)])
}
console.log('| | ready after ms, median | fastest |\n|---|---:|---:|')
for (const [name, some] of times) {
  const sorted = some.toSorted((a, b) => a - b)
  console.log(`| ${name} | ${Math.round(sorted[sorted.length >> 1]!)} | ${Math.round(sorted[0]!)} |`)
}
