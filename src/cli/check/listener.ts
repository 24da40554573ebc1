import type { Listening } from '../../conformance/probe.ts'
import type { Handler } from '../../http/handler.ts'
import { isLoopback } from '../../http/is-loopback.ts'
import { type Served, serve } from '../../http/serve.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { CheckFlags } from './flags.ts'

type Listen = (handler: Handler) => Promise<Listening>

/**
 * Where the partner's webhooks arrive. On this machine every endpoint has a port of its own; behind a public URL, which
 * has to be forwarded to `--listen-port`, all have one, and each a place below it. `undefined` where the partner cannot
 * reach us.
 *
 * @param isFixed - whether a person registers the URL: then it is the same for all, and the newest endpoint has it.
 * @throws UsageError
 */
export function listenerFor(
  baseUrl: string,
  { publicUrl, listenPort: port }: Pick<CheckFlags, 'publicUrl' | 'listenPort'>,
  isFixed: boolean,
): Listen | undefined {
  if (publicUrl !== undefined) return behind(checkedUrl(publicUrl), port, isFixed)
  if (!isLoopback(baseUrl)) return undefined
  return async (handler) => {
    const served = await serve(handler, { port: isFixed ? port : 0 })
    return { url: `${served.url}/webhooks`, close: served.close }
  }
}

function behind(publicUrl: string, port: number, isFixed: boolean): Listen {
  const endpoints = new Map<string, Handler>()
  let served: Promise<Served> | undefined
  let count = 0
  const urlOf = (name: string) => (isFixed ? publicUrl : `${publicUrl}/${name}`)
  const route: Handler = async (request) => {
    const { pathname, search } = new URL(request.url)
    const name = isFixed ? [...endpoints.keys()].at(-1) : pathname.split('/').at(-1)
    const handler = endpoints.get(name ?? '')
    // Who still delivers to an endpoint that is closed is told that it is over.
    if (handler === undefined) return new Response(null, { status: 410 })
    const { method, headers } = request
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer()
    return handler(new Request(asTold(urlOf(name ?? ''), pathname) + search, { method, headers, body }))
  }
  return async (handler) => {
    const name = String(++count)
    endpoints.set(name, handler)
    served ??= serve(route, { port })
    await served
    return {
      url: urlOf(name),
      close: async () => {
        endpoints.delete(name)
        if (endpoints.size > 0) return
        const last = served
        served = undefined
        await (await last)?.close()
      },
    }
  }
}

/** Who forwards may leave out the first part of a path: what arrives is then what the partner was told to call. */
function asTold(url: string, pathname: string): string {
  const { origin, pathname: told } = new URL(url)
  return origin + (told.endsWith(pathname) ? told : pathname)
}

function checkedUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text.replace(/\/$/, '')
  throw new UsageError(
    `Failed to read --public-url '${text}': it is no http or https URL.`,
    'Write it with its scheme, such as https://hooks.example.com/webhooks.',
  )
}
