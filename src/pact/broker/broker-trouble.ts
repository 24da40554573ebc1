import type { TerrariumError } from '../../kernel/errors.ts'
import { BrokerRefusedError, BrokerUnavailableError } from './broker-errors.ts'
import type { BrokerFailure } from './broker-failure.ts'
import type { BrokerSettings } from './broker-settings.ts'
import { withoutSecrets } from './without-secrets.ts'

/** What to throw where a failure is not the answer that was asked for: each says what to do. */
export function brokerTrouble(failure: BrokerFailure, settings: BrokerSettings): TerrariumError {
  const { url, auth } = settings
  switch (failure.kind) {
    case 'status':
      return statusTrouble(failure.status, failure.phrase, settings)
    case 'no-hal':
      return notABroker(
        `it answers with ${failure.contentType || 'no content type'}, and a broker with JSON`,
        url,
      )
    case 'unreachable':
      return new BrokerUnavailableError(
        `Failed to reach the broker at ${url}.`,
        'Check the URL, that the broker runs, and that this machine may reach it: proxy, VPN, TLS certificate.',
        { url, reason: 'unreachable' },
      )
    case 'invalid':
    case 'conflict':
      return new BrokerRefusedError(
        `The broker at ${url} refused: ${withoutSecrets(failure.sentences.join('; '), auth).replace(/\.$/, '')}.`,
        'Correct what it names, and run the command again.',
        { url },
      )
    case 'other':
      return new BrokerUnavailableError(
        `Pact's official command failed, with ${url} as the broker: ${withoutSecrets(failure.text, auth).replace(/\.$/, '')}.`,
        'Check that the URL is that of a Pact Broker or PactFlow, and of a version that knows this request.',
        { url, reason: 'command-failed' },
      )
  }
}

/** The command was still running when its time was over; a verifier may also wait for the provider. */
export function brokerTimedOut({ url }: BrokerSettings, timeoutMs: number): BrokerUnavailableError {
  return new BrokerUnavailableError(
    `Gave up after ${timeoutMs} ms, with ${url} as the broker.`,
    'Find out who does not answer, or allow more time with --timeout.',
    { url, reason: 'timed-out' },
  )
}

function statusTrouble(status: number, phrase: string, settings: BrokerSettings): TerrariumError {
  const { url } = settings
  if (status === 401) return wrongCredentials(settings)
  if (status === 403) {
    return new BrokerRefusedError(
      `The broker at ${url} knows us, and does not let us do this (403 ${phrase}).`,
      'Use credentials that may write: a read-only user or token may not publish.',
      { url, status },
    )
  }
  if (status === 404) return notABroker('it answers 404 where a broker has something', url)
  if (status >= 500 || status === 408 || status === 429) {
    return new BrokerUnavailableError(
      `The broker at ${url} does not work at the moment: it answers ${status} ${phrase}.`,
      'Run the command again later, or look into the log of the broker.',
      { url, reason: 'failing' },
    )
  }
  return new BrokerRefusedError(
    `The broker at ${url} refused: ${status} ${phrase}.`,
    'Check that the URL is that of a Pact Broker or PactFlow, and of a version that knows this request.',
    { url, status },
  )
}

function wrongCredentials({ url, auth }: BrokerSettings): BrokerRefusedError {
  const facts = { url, status: 401 }
  switch (auth.kind) {
    case 'none':
      return new BrokerRefusedError(
        `The broker at ${url} wants to know who we are: it answers 401 without credentials.`,
        'Set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD.',
        facts,
      )
    case 'basic':
      return new BrokerRefusedError(
        `The broker at ${url} does not accept the username '${auth.username}' with its password: it answers 401.`,
        'Correct PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD; PactFlow wants a token in PACT_BROKER_TOKEN instead.',
        facts,
      )
    case 'token':
      return new BrokerRefusedError(
        `The broker at ${url} does not accept the token: it answers 401.`,
        'Correct PACT_BROKER_TOKEN; a broker with users wants PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD instead.',
        facts,
      )
  }
}

function notABroker(found: string, url: string): BrokerUnavailableError {
  return new BrokerUnavailableError(
    `No Pact Broker is at ${url}: ${found}.`,
    'Check the URL, its path included; what answers may be the login page of a proxy or a single sign-on.',
    { url, reason: 'not-a-broker' },
  )
}
