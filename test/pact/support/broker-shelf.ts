import { createHash } from 'node:crypto'

/** One content of a pact: what results are about, whichever consumer versions published it. */
export interface ShelvedPact {
  readonly consumer: string
  readonly provider: string
  /** Of its content: the same content is the same pact version. */
  readonly sha: string
  readonly content: Readonly<Record<string, unknown>>
}

export interface ShelvedVersion {
  branch?: string
  readonly tags: string[]
  buildUrl?: string
  /** By provider. */
  readonly pacts: Map<string, ShelvedPact>
  /** Names of the environments that it was deployed to, the last deployment there counting. */
  readonly deployments: string[]
  readonly order: number
}

/** A published result of a verification. */
export interface ShelvedResult {
  readonly sha: string
  readonly provider: string
  readonly version: string
  readonly success: boolean
  readonly buildUrl?: string
  readonly testResults: readonly unknown[]
}

/** What a broker remembers: pacticipants, their versions, pacts, results, environments and what is deployed there. */
export class BrokerShelf {
  readonly pacticipants: Map<string, Map<string, ShelvedVersion>> = new Map()
  readonly results: ShelvedResult[] = []
  readonly environments: Map<string, { readonly uuid: string; readonly production: boolean }> = new Map([
    ['test', { uuid: 'e-test', production: false }],
    ['production', { uuid: 'e-production', production: true }],
  ])
  #order = 0

  version(pacticipant: string, number: string): ShelvedVersion | undefined {
    return this.pacticipants.get(pacticipant)?.get(number)
  }

  /** The version, made where it is not there yet. */
  makeVersion(pacticipant: string, number: string): ShelvedVersion {
    const versions = this.pacticipants.get(pacticipant) ?? new Map<string, ShelvedVersion>()
    this.pacticipants.set(pacticipant, versions)
    const known = versions.get(number)
    if (known !== undefined) return known
    this.#order += 1
    const made = { tags: [], pacts: new Map(), deployments: [], order: this.#order }
    versions.set(number, made)
    return made
  }

  /** @returns false where the version has another content already. */
  publish(
    consumer: string,
    number: string,
    provider: string,
    content: Readonly<Record<string, unknown>>,
  ): boolean {
    const sha = createHash('sha1').update(JSON.stringify(content)).digest('hex')
    const { pacts } = this.makeVersion(consumer, number)
    const before = pacts.get(provider)
    if (before !== undefined && before.sha !== sha) return false
    if (!this.pacticipants.has(provider)) this.pacticipants.set(provider, new Map())
    pacts.set(provider, { consumer, provider, sha, content })
    return true
  }

  /** Every version that published a pact, the youngest first. */
  published(): readonly {
    readonly consumer: string
    readonly number: string
    readonly version: ShelvedVersion
  }[] {
    return [...this.pacticipants]
      .flatMap(([consumer, versions]) =>
        [...versions].map(([number, version]) => ({ consumer, number, version })),
      )
      .filter(({ version }) => version.pacts.size > 0)
      .sort((a, b) => b.version.order - a.version.order)
  }

  pact(sha: string): ShelvedPact | undefined {
    return this.published()
      .flatMap(({ version }) => [...version.pacts.values()])
      .find((pact) => pact.sha === sha)
  }

  deploy(pacticipant: string, number: string, environment: string): void {
    for (const version of this.pacticipants.get(pacticipant)?.values() ?? []) {
      version.deployments.splice(
        0,
        version.deployments.length,
        ...version.deployments.filter((n) => n !== environment),
      )
    }
    this.makeVersion(pacticipant, number).deployments.push(environment)
  }

  /** The versions of a pacticipant that are in an environment. */
  deployed(pacticipant: string, environment: string): readonly string[] {
    return [...(this.pacticipants.get(pacticipant) ?? [])]
      .filter(([, version]) => version.deployments.includes(environment))
      .map(([number]) => number)
  }

  /** The last result of one provider version; `undefined` where there is none. */
  result(sha: string, version: string): ShelvedResult | undefined {
    return this.results.findLast((result) => result.sha === sha && result.version === version)
  }
}
