import { type Served, serve } from '../../../src/http/serve.ts'
import { brokerRoutes } from './broker-routes.ts'
import { BrokerShelf } from './broker-shelf.ts'

/** A request as the double got it. */
export interface BrokerRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly authorization: string | null
  readonly body: string
}

type Answer = () => Response | Promise<Response> | undefined

export interface BrokerDouble extends Served {
  readonly shelf: BrokerShelf
  readonly seen: readonly BrokerRequest[]
  /** Who may come in; anybody unless told. */
  expects: { readonly basic?: readonly [string, string]; readonly token?: string }
  /** Answer requests like this, such as `POST /contracts`, in another way than a broker would; `undefined` is the broker's. */
  instead(start: string, answer: Answer): void
  /** Everything forgotten, and answered as a broker does again. */
  reset(): void
}

/** A Pact Broker on loopback, in memory, as strict as the real one about what it is sent. */
export async function brokerDouble(): Promise<BrokerDouble> {
  let shelf = new BrokerShelf()
  let routes = brokerRoutes(shelf)
  let seen: BrokerRequest[] = []
  let others: { readonly start: string; readonly answer: Answer }[] = []
  const double = {
    expects: {} as BrokerDouble['expects'],
    get shelf() {
      return shelf
    },
    get seen() {
      return seen
    },
    instead(start: string, answer: Answer) {
      others = [...others, { start, answer }]
    },
    reset() {
      shelf = new BrokerShelf()
      routes = brokerRoutes(shelf)
      seen = []
      others = []
      double.expects = {}
    },
  }
  const served = await serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    const path = pathname + search
    const authorization = request.headers.get('authorization')
    seen.push({ method: request.method, path, authorization, body: await request.clone().text() })
    const other = others.find(({ start }) => `${request.method} ${path}`.startsWith(start))
    const answer = await other?.answer()
    if (answer !== undefined) return answer
    if (!admits(double.expects, authorization)) return refusal()
    return routes.fetch(request)
  })
  return Object.assign(double, served)
}

/** What the real broker answers to who shows no credentials, or wrong ones. */
export function refusal(): Response {
  return new Response('', {
    status: 401,
    headers: { 'www-authenticate': 'Basic realm="Restricted area"', 'content-type': 'text/plain' },
  })
}

function admits({ basic, token }: BrokerDouble['expects'], authorization: string | null): boolean {
  if (basic !== undefined) return authorization === `Basic ${Buffer.from(basic.join(':')).toString('base64')}`
  return token === undefined || authorization === `Bearer ${token}`
}
