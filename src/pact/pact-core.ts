import { createRequire } from 'node:module'
import { devNull } from 'node:os'
import type { ConsumerPact, VerifierOptions } from '@pact-foundation/pact-core'
import { UsageError } from '../kernel/errors.ts'

/** Pact's own library, as far as we use it. */
export interface PactCore {
  readonly default: { verifyPacts(options: VerifierOptions): Promise<string> }
  makeConsumerPact(
    consumer: string,
    provider: string,
    version: number,
    logLevel: 'error',
    logFile: string,
  ): ConsumerPact
}

/** A contract of the fourth version of the specification. Pact's native core, which logs to standard output, is mute. */
export function newPact(core: PactCore, consumer: string, provider: string): ConsumerPact {
  return core.makeConsumerPact(consumer, provider, SPECIFICATION_V4, 'error', devNull)
}

const SPECIFICATION_V4 = 5

/** One of Pact's packages, which are optional, is not installed. */
export class PactMissingError extends UsageError {
  readonly package: string

  constructor(name: string, options?: ErrorOptions) {
    super(
      `Failed to load ${name}: it is not installed.`,
      `Install it beside terrarium-kit: npm install --save-dev ${name}.`,
      options,
    )
    this.package = name
  }
}

/**
 * The native core under `@pact-foundation/pact`, found through that package, whichever of its dependencies npm has put
 * where.
 *
 * @throws PactMissingError
 */
export function loadPactCore(): PactCore {
  const name = '@pact-foundation/pact'
  try {
    const near = createRequire(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return near('@pact-foundation/pact-core') as PactCore
  } catch (cause) {
    throw new PactMissingError(name, { cause })
  }
}
