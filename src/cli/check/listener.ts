import type { Listening } from '../../conformance/probe.ts'
import type { Handler } from '../../http/handler.ts'
import { isLoopback } from '../../http/is-loopback.ts'
import { serve } from '../../http/serve.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { CheckFlags } from './flags.ts'

/**
 * Where the partner's webhooks arrive: on loopback, to which a public URL has to be forwarded. `undefined` where the
 * partner cannot reach us.
 *
 * @throws UsageError
 */
export function listenerFor(
  baseUrl: string,
  { publicUrl, listenPort }: Pick<CheckFlags, 'publicUrl' | 'listenPort'>,
): ((handler: Handler) => Promise<Listening>) | undefined {
  if (publicUrl === undefined && !isLoopback(baseUrl)) return undefined
  if (publicUrl !== undefined && !(URL.canParse(publicUrl) && /^https?:/.test(publicUrl))) {
    throw new UsageError(
      `Failed to read --public-url '${publicUrl}': it is no http or https URL.`,
      'Write it with its scheme, such as https://hooks.example.com/webhooks.',
    )
  }
  return async (handler) => {
    const served = await serve(handler, { port: listenPort })
    return { url: publicUrl ?? `${served.url}/webhooks`, close: served.close }
  }
}
