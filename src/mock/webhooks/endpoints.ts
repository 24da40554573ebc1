/** A URL that asked for deliveries. */
export interface Endpoint {
  /** Counts from 1: `endpoint-1`. */
  readonly id: string
  readonly url: string
  /** Absent where it is registered for the whole application. */
  readonly userId?: string
  /** Absent where it takes every event. */
  readonly event?: string
  /** Where its registration returned a secret of its own. */
  readonly secret?: string
}

/** The endpoints of one mock. */
export interface Endpoints {
  readonly all: readonly Endpoint[]
  /** Replaces an endpoint with the same URL, user and event: registering twice delivers once. */
  add(endpoint: Endpoint): void
  remove(id: string): void
}

export function createEndpoints(): Endpoints {
  let all: readonly Endpoint[] = []
  const isSame = (a: Endpoint, b: Endpoint) => a.url === b.url && a.userId === b.userId && a.event === b.event
  return {
    get all() {
      return all
    },
    add: (endpoint) => {
      all = [...all.filter((other) => !isSame(other, endpoint)), endpoint]
    },
    remove: (id) => {
      all = all.filter((endpoint) => endpoint.id !== id)
    },
  }
}
