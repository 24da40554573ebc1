import { isIP } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { TerrariumError } from '../kernel/errors.ts'
import type { Guard } from './guard.ts'
import { guardedLookup } from './guarded-lookup.ts'
import { HostUnreachableError, TimedOutError } from './send.ts'

/** What a server shows of itself in a TLS handshake, whether or not it is to be trusted. */
export interface TlsInspection {
  /** Agreed upon with a client that takes TLS 1.2 and newer: `TLSv1.3`; absent where there was none to agree upon. */
  readonly protocol?: string
  /** Agreed upon with a client that takes nothing newer than TLS 1.1; absent where the server refused it. */
  readonly oldProtocol?: string
  /** Absent where no handshake was finished at all. */
  readonly certificate?: Certificate
}

export interface Certificate {
  readonly validFromMs: number
  readonly validToMs: number
  /** Why nobody should trust it, as a code: `CERT_HAS_EXPIRED`; absent where the chain, the name and the time are right. */
  readonly trouble?: string
}

/**
 * Shakes hands with the server of an https URL twice: as everybody does, and as a client that has not been updated for
 * a decade. No request is sent.
 *
 * @throws HostUnreachableError, TimedOutError where nobody answers.
 */
export type InspectTls = (url: URL) => Promise<TlsInspection>

interface InspectOptions {
  /** For each handshake; 10,000 ms (10 s) unless told. */
  readonly timeoutMs?: number
  /** Authorities to trust in the place of Node's own, as PEM. */
  readonly ca?: readonly string[]
  /** Says where a handshake may go; anywhere unless told. What it refuses, `InspectTls` throws. */
  readonly guard?: Guard
}

export function inspectTls(options: InspectOptions = {}): InspectTls {
  return async (url) => {
    await options.guard?.admit(url)
    const now = await shakeHands(url, options, { minVersion: 'TLSv1.2' })
    const before = await shakeHands(url, options, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      // What these versions sign with is below the level that OpenSSL asks for today.
      ciphers: 'DEFAULT:@SECLEVEL=0',
    })
    const certificate = now?.certificate ?? before?.certificate
    return {
      ...(now === undefined ? {} : { protocol: now.protocol }),
      ...(before === undefined ? {} : { oldProtocol: before.protocol }),
      ...(certificate === undefined ? {} : { certificate }),
    }
  }
}

interface Handshake {
  readonly protocol: string
  readonly certificate: Certificate
}

/** `undefined` where somebody is there and does not agree. */
function shakeHands(
  url: URL,
  { timeoutMs = 10_000, ca, guard }: InspectOptions,
  versions: Pick<ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers'>,
): Promise<Handshake | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...versions,
      host,
      port: Number(url.port || 443),
      // An address is no server name (RFC 6066 §3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca: [...ca] }),
      ...(guard === undefined ? {} : { lookup: guardedLookup(guard, url) }),
      // To be looked at, not to be used: the verdict on the chain is part of what is seen.
      rejectUnauthorized: false,
    })
    socket.setTimeout(timeoutMs, () => socket.destroy(new TimedOutError(url, timeoutMs)))
    socket.once('secureConnect', () => {
      resolve(handshakeOf(socket))
      socket.end()
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error instanceof TerrariumError) reject(error)
      else if (isRefusal(error)) resolve(undefined)
      else reject(new HostUnreachableError(url, error))
    })
  })
}

/** The other side, or our own library on its account, has ended the handshake. */
function isRefusal({ code = '' }: NodeJS.ErrnoException): boolean {
  return code.startsWith('ERR_SSL') || code === 'ECONNRESET' || code === 'EPROTO'
}

function handshakeOf(socket: TLSSocket): Handshake {
  const { valid_from, valid_to } = socket.getPeerCertificate()
  const trouble = socket.authorized ? undefined : troubleOf(socket.authorizationError)
  return {
    protocol: socket.getProtocol() ?? 'none',
    certificate: {
      validFromMs: Date.parse(valid_from),
      validToMs: Date.parse(valid_to),
      ...(trouble === undefined ? {} : { trouble }),
    },
  }
}

/** Node has a text here for some troubles and an error for others. */
function troubleOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : String(error)
}
