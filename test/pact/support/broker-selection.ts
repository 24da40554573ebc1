import type { BrokerShelf, ShelvedPact } from './broker-shelf.ts'

/** As the verifier asks for it. Without selectors the latest of each consumer are meant. */
export interface Selection {
  readonly consumerVersionSelectors?: readonly Readonly<Record<string, unknown>>[]
  readonly includePendingStatus?: boolean
  readonly includeWipPactsSince?: string
  readonly providerVersionBranch?: string
}

export interface SelectedPact {
  readonly pact: ShelvedPact
  readonly pending: boolean
  readonly why: string
}

/** Which pacts a provider should verify. A pact is pending as long as no version of the provider has honoured it. */
export function selectedPacts(
  shelf: BrokerShelf,
  provider: string,
  selection: Selection,
): readonly SelectedPact[] {
  const all = shelf.published().filter(({ version }) => version.pacts.has(provider))
  const selectors = selection.consumerVersionSelectors ?? []
  const chosen = (selectors.length === 0 ? [{ latest: true }] : selectors).flatMap((selector) => {
    const fitting = all.filter((entry) => fits(entry, selector))
    return isLatest(selector) ? latestOfEach(fitting) : fitting
  })
  const wip =
    selection.includeWipPactsSince === undefined
      ? []
      : all.filter((entry) => entry.version.branch !== undefined && !chosen.includes(entry))
  const pacts = new Map<string, SelectedPact>()
  for (const entry of [...chosen, ...wip]) {
    const pact = entry.version.pacts.get(provider)!
    const isWip = !chosen.includes(entry)
    const honoured = shelf.results.some(({ sha, success }) => sha === pact.sha && success)
    if (isWip && honoured) continue
    if (pacts.has(pact.sha)) continue
    pacts.set(pact.sha, {
      pact,
      pending: isWip || (selection.includePendingStatus === true && !honoured),
      why: isWip ? 'it is a work in progress' : 'it fits a selector',
    })
  }
  return [...pacts.values()]
}

type Entry = ReturnType<BrokerShelf['published']>[number]

function fits({ consumer, version }: Entry, selector: Readonly<Record<string, unknown>>): boolean {
  if (selector.consumer !== undefined && selector.consumer !== consumer) return false
  if (selector.branch !== undefined) return version.branch === selector.branch
  if (selector.mainBranch === true) return version.branch === 'main'
  if (selector.tag !== undefined) return version.tags.includes(String(selector.tag))
  if (selector.environment !== undefined) return version.deployments.includes(String(selector.environment))
  if (selector.deployedOrReleased === true || selector.deployed === true)
    return version.deployments.length > 0
  return true
}

/** The youngest of each consumer; the youngest come first. */
function latestOfEach(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(
    ({ consumer }, index) => entries.findIndex((other) => other.consumer === consumer) === index,
  )
}

function isLatest(selector: Readonly<Record<string, unknown>>): boolean {
  return (
    selector.latest === true ||
    selector.branch !== undefined ||
    selector.mainBranch === true ||
    Object.keys(selector).every((key) => key === 'consumer')
  )
}
