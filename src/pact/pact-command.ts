import { createRequire } from 'node:module'
import { PactMissingError } from './pact-core.ts'

const PACKAGE = '@pact-foundation/pact-cli'

/**
 * The path of Pact's official command for this machine. It is the program itself and not the script that the package
 * puts on the path: that one waits for a program of its own, which would outlive a timeout.
 *
 * @throws PactMissingError where the package is not installed, or not for this machine.
 */
export function pactCommand(): string {
  try {
    const require = createRequire(import.meta.url)
    const official = require(`${PACKAGE}/src/pact-standalone`) as {
      standalone(): { readonly pactFullPath: string }
    }
    return official.standalone().pactFullPath
  } catch (cause) {
    throw new PactMissingError(PACKAGE, { cause })
  }
}
