import type { BrokerShelf, ShelvedPact } from './broker-shelf.ts'

interface Row {
  readonly consumer: { readonly name: string; readonly version: { readonly number: string } }
  readonly provider: { readonly name: string; readonly version: { readonly number: string } | null }
  readonly verificationResult: { readonly success: boolean } | null
}

/** What a broker answers to `GET /matrix`, for one version and one environment. */
export function matrixOf(
  shelf: BrokerShelf,
  name: string,
  number: string,
  environment: string,
): Readonly<Record<string, unknown>> {
  const rows = [
    ...asConsumer(shelf, name, number, environment),
    ...asProvider(shelf, name, number, environment),
  ]
  const verdicts = rows.map(({ verificationResult }) => verificationResult?.success)
  const unknown = verdicts.filter((verdict) => verdict === undefined).length
  const known = shelf.version(name, number) !== undefined
  const deployable = !known || verdicts.includes(false) ? false : unknown > 0 ? null : true
  const reason = known
    ? REASONS[String(deployable)]
    : `No pacts or verifications have been published for version ${number} of ${name}`
  return {
    summary: {
      deployable,
      reason,
      success: verdicts.filter((verdict) => verdict === true).length,
      failed: verdicts.filter((verdict) => verdict === false).length,
      unknown,
    },
    notices: [{ type: deployable === true ? 'success' : 'error', text: reason }],
    matrix: rows,
  }
}

function asConsumer(shelf: BrokerShelf, name: string, number: string, environment: string): readonly Row[] {
  return [...(shelf.version(name, number)?.pacts.values() ?? [])].flatMap((pact) => {
    const there = shelf.deployed(pact.provider, environment)
    return there.length === 0
      ? [row(pact, number, null, null)]
      : there.map((version) => row(pact, number, version, shelf.result(pact.sha, version)?.success ?? null))
  })
}

function asProvider(shelf: BrokerShelf, name: string, number: string, environment: string): readonly Row[] {
  return shelf
    .published()
    .filter(({ version }) => version.deployments.includes(environment))
    .flatMap(({ number: consumerNumber, version }) => {
      const pact = version.pacts.get(name)
      return pact === undefined
        ? []
        : [row(pact, consumerNumber, number, shelf.result(pact.sha, number)?.success ?? null)]
    })
}

function row(pact: ShelvedPact, consumer: string, provider: string | null, success: boolean | null): Row {
  return {
    consumer: { name: pact.consumer, version: { number: consumer } },
    provider: { name: pact.provider, version: provider === null ? null : { number: provider } },
    verificationResult: success === null ? null : { success },
  }
}

const REASONS: Readonly<Record<string, string>> = {
  true: 'All required verification results are published and successful',
  false: 'The verification for the pact failed',
  null: 'There is no verified pact between them',
}
