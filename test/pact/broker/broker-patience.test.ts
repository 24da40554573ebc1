import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type BrokerPatience, brokerPatience } from '../../../src/pact/broker/broker-patience.ts'

const FETCHING = "INFO main pact_verifier::pact_broker: Fetching path '' from pact broker\n"
const ASKING =
  'INFO main pact_verifier::provider_client: Sending request to provider at http://127.0.0.1:4010\n'
const PUBLISHING = 'INFO main pact_verifier: Publishing verification results back to the Pact Broker\n'

let patience: BrokerPatience
beforeEach(() => {
  vi.useFakeTimers()
  patience = brokerPatience(1000)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Whether the wait is over after 999 ms, and after one more. */
function overAfter(...lines: readonly string[]): readonly boolean[] {
  for (const line of lines) patience.hear(line)
  vi.advanceTimersByTime(999)
  const early = patience.signal.aborted
  vi.advanceTimersByTime(1)
  return [early, patience.signal.aborted]
}

it.each([
  ['before the verifier says anything', []],
  ['while it fetches', [FETCHING]],
  ['while it publishes, after the provider has answered', [FETCHING, ASKING, PUBLISHING]],
  ['while it fetches, told with other lines', [ASKING + FETCHING]],
])('a broker is waited for no longer than told %s', (_, lines) => {
  expect(overAfter(...lines)).toEqual([false, true])
})

it('each request has its own time', () => {
  vi.advanceTimersByTime(900)
  expect(overAfter(FETCHING)).toEqual([false, true])
})

it.each([
  ['a provider may take longer', [FETCHING + ASKING]],
  ['nothing is waited for after the report', [PUBLISHING, 'Verifying a pact between terra and aurora\n']],
])('%s', (_, lines) => {
  expect(overAfter(...lines)).toEqual([false, false])
})

it('ends with the verifier', () => {
  patience.end()
  expect(overAfter()).toEqual([false, false])
})
