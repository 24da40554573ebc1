/** `node run-suite.ts <file> <pattern>`: runs one suite with vitest, prints what became of each test as JSON. */
import { startVitest } from 'vitest/node'

const [file, pattern] = process.argv.slice(2)
const vitest = await startVitest('test', [], {
  config: false,
  watch: false,
  reporters: [{}],
  include: [file!],
  testNamePattern: new RegExp(pattern!),
})
const tests = vitest.state.getTestModules().flatMap((module) =>
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
process.exitCode = 0
console.log(JSON.stringify(tests))
