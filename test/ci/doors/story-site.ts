import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Handler } from '../../../src/http/handler.ts'
import { bundleForBrowser } from './bundle.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** What a front end in development serves: a page, its script, MSW's worker; and the descriptors. */
export async function storySite(): Promise<Handler> {
  const { code } = await bundleForBrowser(fileURLToPath(new URL('page.ts', import.meta.url)))
  const worker = await readFile(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')))
  return async (request) => {
    const { pathname } = new URL(request.url)
    switch (pathname) {
      case '/':
        return answer(
          '<!doctype html><title>Stories</title><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>',
          'text/html',
        )
      case '/page.js':
        return answer(code, 'text/javascript')
      case '/mockServiceWorker.js':
        return answer(worker, 'text/javascript')
      case '/callback':
        // Who comes here was sent by the partner: from another site, which a fetch may only read if told so.
        return answer('back at the application', 'text/plain', { 'access-control-allow-origin': '*' })
      default:
        return pathname.startsWith('/contracts/')
          ? answer(await readFile(`${ROOT}${pathname}`), 'text/plain')
          : new Response(null, { status: 404 })
    }
  }
}

function answer(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, ...headers } })
}
