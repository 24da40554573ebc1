/**
 * `node run-suite.ts <file> [pattern]`: runs one suite with vitest as somebody else would who has installed the package,
 * and prints what became of each test as JSON.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly name: string
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>
}

/** Every specifier of the package, with our source in place of what is built of it. */
const alias = Object.entries(manifest.exports).flatMap(([subpath, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          find: new RegExp(`^${manifest.name}${subpath.slice(1)}$`),
          replacement: root + target.default.replace('./dist/', 'src/').replace(/js$/, 'ts'),
        },
      ],
)

const [file, pattern = ''] = process.argv.slice(2)
const vitest = await startVitest(
  'test',
  [],
  {
    config: false,
    watch: false,
    reporters: [{}],
    include: [file!],
    testNamePattern: new RegExp(pattern),
  },
  { resolve: { alias } },
)
const modules = vitest.state.getTestModules()
const tests = modules.flatMap((module) =>
  [...module.children.allTests()].map((test) => {
    const result = test.result()
    return {
      name: test.name,
      state: result.state,
      ...('note' in result && { note: result.note }),
      errors: result.errors?.map(({ message }) => message) ?? [],
      annotations: test.annotations().map(({ type, message }) => `${type}: ${message}`),
    }
  }),
)
await vitest.close()
console.log(JSON.stringify({ tests, errors: modules.flatMap((module) => module.errors().map(String)) }))
process.exitCode = 0
