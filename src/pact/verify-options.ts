import type { BrokerSettings } from './broker/broker-settings.ts'

/** Where the pacts to verify come from. */
export type PactSource =
  /** Paths of pact files. */
  { readonly kind: 'files'; readonly files: readonly string[] } | BrokerSource

/** Pacts that a broker chooses, and where the results go afterwards. */
export interface BrokerSource {
  readonly kind: 'broker'
  readonly settings: BrokerSettings
  /** Which consumer versions count; as the broker's documentation has them. None: the latest of each main branch. */
  readonly selectors: readonly ConsumerVersionSelector[]
  /** Whether a pact that never was green may fail without consequence. */
  readonly enablePending: boolean
  /** A date, `2026-01-31`: pacts that are work in progress since then are verified as pending ones. */
  readonly includeWipPactsSince?: string
  /** The branch of the provider that is verified; what is pending is decided for each branch. */
  readonly providerBranch?: string
  /** Absent: nothing is published. */
  readonly publish?: PublishedResults
}

/** What published results say about the provider. */
export interface PublishedResults {
  readonly providerVersion: string
  readonly tags: readonly string[]
  readonly buildUrl?: string
}

/** One consumer version selector of the Pact Broker. */
export interface ConsumerVersionSelector {
  readonly mainBranch?: boolean
  readonly matchingBranch?: boolean
  readonly branch?: string
  readonly fallbackBranch?: string
  readonly deployedOrReleased?: boolean
  readonly deployed?: boolean
  readonly released?: boolean
  readonly environment?: string
  readonly tag?: string
  readonly fallbackTag?: string
  readonly latest?: boolean
  readonly consumer?: string
}
