import { fileURLToPath } from 'node:url'
import { mockProvider } from '../../src/ci/mock-provider.ts'
import { verifyPacts } from '../../src/pact/verify-pacts.ts'
import type { Contestant } from './contestant.ts'

const TIMEOUT_MS = 120_000

/**
 * Pact verification alone: the official verifier with the committed pacts and their provider states, messages included,
 * as `terrarium pact verify` runs it. Whatever did not pass is counted, a state that could not be set up included.
 */
export const pactCheck: Contestant = {
  name: 'Pact verification',
  async judge(partner, fault) {
    const side = mockProvider(partner, { seed: 1, faults: fault === undefined ? [] : [fault] })
    const file = fileURLToPath(
      new URL(`../../contracts/${partner.id}/pacts/terra-${partner.id}.json`, import.meta.url),
    )
    const { interactions, problems } = await verifyPacts(
      partner.id,
      side,
      { kind: 'files', files: [file] },
      { variables: process.env, timeoutMs: TIMEOUT_MS },
    )
    const red = interactions.filter(({ verdict }) => verdict !== 'pass')
    return [...red.map(({ description, reasons }) => `${description}: ${reasons.join('; ')}`), ...problems]
  },
}
