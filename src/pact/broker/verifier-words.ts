import type { BrokerSource, ConsumerVersionSelector } from '../verify-options.ts'

/** Without any, the verifier would fall back on the latest pact of each consumer, from whatever branch it came. */
const MAIN_BRANCH: readonly ConsumerVersionSelector[] = [{ mainBranch: true }]

/**
 * The words by which the official verifier is told which pacts to fetch from the broker, and what to publish there.
 * Which broker, and as whom, goes through its environment.
 */
export function verifierWords(source: BrokerSource): readonly string[] {
  const { selectors, enablePending, includeWipPactsSince, providerBranch, publish } = source
  return [
    ...(selectors.length === 0 ? MAIN_BRANCH : selectors).flatMap((selector) => [
      '--consumer-version-selectors',
      JSON.stringify(selector),
    ]),
    ...(enablePending ? ['--enable-pending'] : []),
    ...(includeWipPactsSince === undefined ? [] : [`--include-wip-pacts-since=${includeWipPactsSince}`]),
    ...(providerBranch === undefined ? [] : [`--provider-branch=${providerBranch}`]),
    ...(publish === undefined
      ? []
      : [
          '--publish',
          `--provider-version=${publish.providerVersion}`,
          ...(publish.tags.length === 0 ? [] : [`--provider-tags=${publish.tags.join(',')}`]),
          ...(publish.buildUrl === undefined ? [] : [`--build-url=${publish.buildUrl}`]),
        ]),
  ]
}
