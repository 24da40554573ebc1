import { serve } from '../../src/http/serve.ts'

/** So long a delivery is waited for. */
const DELIVERY_MS = 3000

/** An endpoint that takes every delivery. */
export interface Inbox {
  readonly url: string
  /** The body of the next delivery, parsed; `undefined` where none comes in time. */
  next(): Promise<{ readonly json: unknown } | undefined>
  close(): Promise<void>
}

/** @param status - what it answers. */
export async function openInbox(status: number): Promise<Inbox> {
  const bodies: { readonly json: unknown }[] = []
  let arrived: () => void = () => {}
  const { url, close } = await serve(async (request) => {
    const json: unknown = await request.json().catch(() => undefined)
    bodies.push({ json })
    arrived()
    return new Response(null, { status })
  })
  return {
    url: `${url}/webhooks`,
    async next() {
      if (bodies.length === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, DELIVERY_MS)
          arrived = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return bodies.shift()
    },
    close,
  }
}
