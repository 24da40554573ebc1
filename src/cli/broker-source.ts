import { UsageError } from '../kernel/errors.ts'
import { type BrokerFlags, brokerSettings } from '../pact/broker/broker-settings.ts'
import { ciBuild } from '../pact/broker/ci-build.ts'
import { readSelector } from '../pact/broker/read-selector.ts'
import type { BrokerSource, PublishedResults } from '../pact/verify-options.ts'
import type { Io } from './io.ts'

/** Which of the broker's pacts to verify, and what to publish there afterwards. */
export const BROKER_SOURCE_FLAGS = {
  fromBroker: {
    type: 'boolean',
    about: 'verify the pacts that a broker chooses, as --broker-url does too',
  },
  selector: {
    type: 'list',
    value: 'selector',
    about:
      'pacts of these consumer versions, such as mainBranch or branch=x&consumer=terra; mainBranch unless told',
  },
  enablePending: {
    type: 'boolean',
    about: 'let pacts that the provider has never honoured fail without consequence',
  },
  includeWipPactsSince: {
    type: 'string',
    value: 'YYYY-MM-DD',
    about: 'verify work in progress since then too, as pending',
  },
  publish: { type: 'boolean', about: 'publish the results to the broker' },
  providerVersion: {
    type: 'string',
    value: 'version',
    about: 'the version of the provider that is verified',
  },
  providerBranch: { type: 'string', value: 'name', about: 'its branch' },
  providerTag: { type: 'list', value: 'name', about: 'a tag for it; may be repeated' },
  buildUrl: { type: 'string', value: 'url', about: 'the build that verifies; that of CI unless told' },
} as const

export interface BrokerSourceFlags extends BrokerFlags {
  readonly fromBroker: boolean
  readonly selector: readonly string[]
  readonly enablePending: boolean
  readonly includeWipPactsSince: string | undefined
  readonly publish: boolean
  readonly providerVersion: string | undefined
  readonly providerBranch: string | undefined
  readonly providerTag: readonly string[]
  readonly buildUrl: string | undefined
}

/**
 * Whether the pacts are those of a broker.
 *
 * @throws UsageError where they are not, and something is said that only a broker could do.
 */
export function isFromBroker(flags: BrokerSourceFlags): boolean {
  if (flags.fromBroker || flags.brokerUrl !== undefined) return true
  const said = Object.entries({
    '--publish': flags.publish,
    '--selector': flags.selector.length > 0,
    '--enable-pending': flags.enablePending,
    '--include-wip-pacts-since': flags.includeWipPactsSince !== undefined,
  })
  const [first] = said.filter(([, given]) => given).map(([flag]) => flag)
  if (first === undefined) return false
  throw new UsageError(
    `Failed to make sense of ${first}: the pacts are files, and no broker is asked.`,
    `Add --from-broker, or leave out ${first}.`,
  )
}

/** @throws UsageError where something is missing, or cannot be. */
export function brokerSource(flags: BrokerSourceFlags, io: Pick<Io, 'variables'>): BrokerSource {
  const { enablePending, includeWipPactsSince, providerBranch } = flags
  const since = includeWipPactsSince
  if (since !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(since) || Number.isNaN(Date.parse(since)))) {
    throw new UsageError(
      `Failed to read --include-wip-pacts-since '${since}': it is no date.`,
      'Write it as 2027-01-31.',
    )
  }
  if ((enablePending || since !== undefined) && !providerBranch) {
    throw new UsageError(
      'Failed to find out which pacts are pending: that is decided for each branch of the provider.',
      'Name the branch with --provider-branch.',
    )
  }
  return {
    kind: 'broker',
    settings: brokerSettings(flags, io.variables),
    selectors: flags.selector.map(readSelector),
    enablePending: enablePending || since !== undefined,
    ...(since !== undefined && { includeWipPactsSince: since }),
    ...(providerBranch !== undefined && { providerBranch }),
    ...(flags.publish && { publish: publishedResults(flags, io) }),
  }
}

/** The provider is somebody else's program: no commit of ours is its version. */
function publishedResults(flags: BrokerSourceFlags, io: Pick<Io, 'variables'>): PublishedResults {
  const { providerVersion, providerTag } = flags
  if (!providerVersion) {
    throw new UsageError(
      'Failed to publish results: nothing says which version of the provider they are of.',
      'Name it with --provider-version.',
    )
  }
  const buildUrl = flags.buildUrl ?? ciBuild(io.variables)?.buildUrl
  return { providerVersion, tags: providerTag, ...(buildUrl !== undefined && { buildUrl }) }
}
