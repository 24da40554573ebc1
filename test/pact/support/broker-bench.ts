import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type CommandResult, terrarium } from '../../support/command.ts'
import { type BrokerDouble, brokerDouble } from './broker-double.ts'

export interface BrokerBench {
  readonly broker: BrokerDouble
  readonly folder: string
  /** Write a file into the folder; its path. */
  file(name: string, text: string): string
  /** Run `terrarium` with the double as `PACT_BROKER_BASE_URL`, and one try for each request. */
  run(
    words: readonly string[],
    variables?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<CommandResult>
}

/** A broker and a folder for the tests of one file; the broker forgets everything before each of them. */
export function brokerBench(): BrokerBench {
  let broker: BrokerDouble
  let folder: string
  beforeAll(async () => {
    broker = await brokerDouble()
    folder = mkdtempSync(join(tmpdir(), 'terrarium-broker-'))
  })
  beforeEach(() => broker.reset())
  afterAll(async () => {
    await broker.close()
    rmSync(folder, { recursive: true })
  })
  return {
    get broker() {
      return broker
    },
    get folder() {
      return folder
    },
    file(name, text) {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    run: (words, variables = {}, signal) =>
      terrarium(words, {
        ...(signal !== undefined && { signal }),
        variables: {
          PATH: process.env.PATH,
          PACT_BROKER_BASE_URL: broker.url,
          PACT_BROKER_HTTP_RETRIES: '0',
          ...variables,
        },
      }),
  }
}
