import { type Dispatcher, Pool } from 'undici'
import type { Exchange } from './exchange.ts'
import type { PlainSend } from './plain-send.ts'
import { HostUnreachableError, TimedOutError } from './send.ts'

/** A way to send over connections that are kept. */
export interface PooledSend {
  readonly send: PlainSend
  /** Closes the connections; resolves when the requests under way are over. */
  close(): Promise<void>
}

/** Of an answer to a delivery the status counts; of its body no more is kept than this. */
const MOST_KEPT_BYTES = 64 * 1024

/** Endpoints come and go while a process runs for days. */
const MOST_TARGETS = 1000

interface Target {
  readonly pool: Pool
  readonly path: string
}

/**
 * Send plain requests over the network, several times as fast as `fetch`: for whoever sends very much to few hosts.
 * Follows no redirect and decodes no body; keeps the first 64 KiB of an answer's.
 *
 * @param options.timeoutMs - for a connection, for the first byte of an answer, and between two; 10,000 ms (10 s) unless
 * told, or unless the request says. Counted in steps of about half a second.
 * @param options.connections - to one host at once; 128 unless told. Requests beyond wait for one that is free.
 */
export function pooledSend(
  options: { readonly timeoutMs?: number; readonly connections?: number } = {},
): PooledSend {
  const { timeoutMs: usualMs = 10_000, connections = 128 } = options
  const pools = new Map<string, Pool>()
  const targets = new Map<string, Target>()
  const targetOf = (url: string): Target => {
    const known = targets.get(url)
    if (known !== undefined) return known
    const { origin, pathname, search } = new URL(url)
    const pool = pools.get(origin) ?? new Pool(origin, { connections, connect: { timeout: usualMs } })
    pools.set(origin, pool)
    const target = { pool, path: `${pathname}${search}` }
    if (targets.size >= MOST_TARGETS) targets.clear()
    targets.set(url, target)
    return target
  }
  return {
    send: ({ method, url, headers, body }, timeoutMs = usualMs) =>
      new Promise((resolve, reject) => {
        const { pool, path } = targetOf(url)
        const timeouts = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs }
        pool.dispatch(
          { path, method: method as Dispatcher.HttpMethod, headers, body, ...timeouts },
          new Answer(resolve, (error) => reject(failure(error, new URL(url), timeoutMs))),
        )
      }),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}

function failure(error: Error, url: URL, timeoutMs: number): Error {
  const { code } = error as NodeJS.ErrnoException
  return /^UND_ERR_.*_TIMEOUT$/.test(code ?? '')
    ? new TimedOutError(url, timeoutMs)
    : new HostUnreachableError(url, error)
}

/** Gathers one answer. */
class Answer implements Dispatcher.DispatchHandler {
  readonly #resolve: (response: Exchange['response']) => void
  readonly #reject: (error: Error) => void
  #status = 0
  #headers: Record<string, string> = {}
  #chunks: Buffer[] | undefined
  #bytes = 0

  constructor(resolve: (response: Exchange['response']) => void, reject: (error: Error) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  /** A handler without it is taken for one of the old kind. */
  onRequestStart(): void {}

  /** An informational answer may come before the one that counts. */
  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#status = status
    this.#headers = {}
    for (const name in headers) {
      const value = headers[name]
      if (value !== undefined) this.#headers[name] = typeof value === 'string' ? value : value.join(', ')
    }
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#bytes >= MOST_KEPT_BYTES) return
    const kept = chunk.subarray(0, MOST_KEPT_BYTES - this.#bytes)
    this.#bytes += kept.length
    this.#chunks ??= []
    this.#chunks.push(kept)
  }

  onResponseEnd(): void {
    const body = this.#chunks === undefined ? '' : Buffer.concat(this.#chunks).toString()
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error)
  }
}
