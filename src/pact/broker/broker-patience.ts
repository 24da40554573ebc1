/** The end of a wait for a broker, within a run of the verifier that may take long for other reasons. */
export interface BrokerPatience {
  /** Aborted when the broker has left a request open for too long. */
  readonly signal: AbortSignal
  /** Takes what the verifier logs: whether it waits for the broker can be told from its last line. */
  readonly hear: (text: string) => void
  /** The verifier has come to its end. */
  end(): void
}

/**
 * The verifier itself waits for ever. It says what it asks of the broker before it does so.
 *
 * @param patienceMs - for what the verifier does at the broker under one line of its log, retries included.
 */
export function brokerPatience(patienceMs: number): BrokerPatience {
  const over = new AbortController()
  const start = () => setTimeout(() => over.abort(), patienceMs)
  // The broker is the first that it asks.
  let timer: NodeJS.Timeout | undefined = start()
  return {
    signal: over.signal,
    hear(text) {
      const line = text.trimEnd().split('\n').at(-1) ?? ''
      clearTimeout(timer)
      timer = AT_THE_BROKER.test(line) ? start() : undefined
    },
    end: () => clearTimeout(timer),
  }
}

const AT_THE_BROKER = /pact_verifier::pact_broker: |Publishing verification results back to the Pact Broker/
