import { messageOf, TerrariumError } from '../kernel/errors.ts'
import { certificateTrouble } from './certificate-trouble.ts'
import type { Handler, Send } from './handler.ts'

/** Nobody answers there: DNS, a refused connection, a broken TLS handshake, a connection that was cut. */
export class HostUnreachableError extends TerrariumError {
  readonly code = 'HOST_UNREACHABLE'
  readonly host: string
  readonly url: string
  /** Where somebody does answer and TLS fails: on its certificate, or because no version is common to both. */
  readonly tls?: 'certificate' | 'protocol'

  constructor(url: URL, cause: unknown) {
    super(`Failed to reach ${url.host}: ${reasonOf(cause)}.`, remedyOf(url, cause), { cause })
    this.host = url.host
    this.url = url.href
    const tls = tlsTroubleOf(codeOf(cause))
    if (tls !== undefined) this.tls = tls
  }
}

/** No complete answer within the time allowed. */
export class TimedOutError extends TerrariumError {
  readonly code = 'TIMED_OUT'
  readonly host: string
  readonly pathname: string
  readonly timeoutMs: number

  /** @param tried - what for, as a sentence begins: "The probe 'refresh'"; nothing where who catches it says so. */
  constructor(url: URL, timeoutMs: number, tried?: string) {
    super(
      `${tried === undefined ? '' : `${tried} could not finish: `}Gave up on ${url.host}${url.pathname} after ${timeoutMs} ms without a complete answer.`,
      'Find out why the server hangs, or allow it more time with --timeout.',
    )
    this.host = url.host
    this.pathname = url.pathname
    this.timeoutMs = timeoutMs
  }
}

/** What `networkSend` needs of a `fetch`: it follows no redirect. */
export type Fetch = (
  request: Request,
  init: { readonly signal: AbortSignal },
) => Promise<
  Pick<Response, 'status' | 'statusText' | 'arrayBuffer'> & { readonly headers: Iterable<[string, string]> }
>

/**
 * Send over the network. The only place in Terrarium that does, besides `pooledSend`.
 *
 * @param options.timeoutMs - for the whole answer, body included; 10,000 ms (10 s) unless told.
 * @param options.fetch - the platform's own unless told; `guardedFetch` connects to judged addresses alone.
 */
export function networkSend(options: { readonly timeoutMs?: number; readonly fetch?: Fetch } = {}): Send {
  const { timeoutMs = 10_000 } = options
  return async (request) => {
    const url = new URL(request.url)
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      // Looked up now: who intercepts requests puts a `fetch` of its own in the platform's place.
      const { fetch = globalThis.fetch } = options
      const response = await fetch(new Request(request, { redirect: 'manual' }), {
        signal: AbortSignal.any([timeout, request.signal]),
      })
      const body = await response.arrayBuffer()
      return new Response(NO_BODY.has(response.status) ? null : body, {
        status: response.status,
        statusText: response.statusText,
        headers: withoutCoding(response.headers),
      })
    } catch (thrown) {
      if (timeout.aborted) throw new TimedOutError(url, timeoutMs)
      if (request.signal.aborted) throw request.signal.reason
      if (causeOf(thrown) instanceof TerrariumError) throw causeOf(thrown)
      throw new HostUnreachableError(url, thrown)
    }
  }
}

/** Send to a function in this process instead of a socket. */
export function handlerSend(handler: Handler): Send {
  return (request) => handler(request)
}

const NO_BODY: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

/** The body that we hand on is decoded already, so what described its coding is no longer true. */
function withoutCoding(headers: Iterable<[string, string]>): Headers {
  const plain = new Headers([...headers])
  if (plain.has('content-encoding')) {
    plain.delete('content-encoding')
    plain.delete('content-length')
  }
  return plain
}

function remedyOf(url: URL, cause: unknown): string {
  if (tlsTroubleOf(codeOf(cause)) === 'certificate')
    return 'Install a certificate that everybody trusts; an authority of your own is named by NODE_EXTRA_CA_CERTS.'
  return isBlockedPort(cause)
    ? 'Serve it at another port: no browser and no fetch talks HTTP to the ports of other protocols.'
    : `Check that a server listens at ${url.origin} and that this machine may reach it.`
}

/** https://fetch.spec.whatwg.org/#port-blocking; undici says it in two words and has no code for it. */
function isBlockedPort(thrown: unknown): boolean {
  return messageOf(causeOf(thrown)) === 'bad port'
}

function reasonOf(thrown: unknown): string {
  const code = codeOf(thrown) ?? ''
  if (isBlockedPort(thrown)) return 'its port is one that the Fetch standard blocks'
  if (tlsTroubleOf(code) === 'protocol') return 'no version of TLS is common to both sides'
  return REASONS[code] ?? certificateTrouble(code) ?? messageOf(causeOf(thrown)).replace(/\.$/, '')
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown
}

function codeOf(thrown: unknown): string | undefined {
  const code = (causeOf(thrown) as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : undefined
}

/** OpenSSL's names of what is wrong with a chain, and of handshakes that find no common version. */
function tlsTroubleOf(code = ''): HostUnreachableError['tls'] {
  if (/_CERT(_|$)|^CERT_|CERT_ALTNAME|LEAF_SIGNATURE|CERT_CHAIN/.test(code)) return 'certificate'
  return /^ERR_SSL_.*(PROTOCOL|VERSION|HANDSHAKE_FAILURE)/.test(code) ? 'protocol' : undefined
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name does not resolve (the name server did not answer)',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
}
