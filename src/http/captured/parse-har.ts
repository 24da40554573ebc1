import type { CapturedRequest } from './captured-request.ts'

interface HarRequest {
  readonly method?: unknown
  readonly url?: unknown
  readonly headers?: readonly { readonly name: string; readonly value: string }[]
  readonly postData?: { readonly text?: string; readonly encoding?: string }
}

/**
 * The first request with a body in an HTTP Archive (HAR 1.2), or the first of all when none has one.
 *
 * @returns the request, or why there is none.
 */
export function parseHar(text: string): CapturedRequest | string {
  let document: { readonly log?: { readonly entries?: readonly { readonly request?: HarRequest }[] } }
  try {
    document = JSON.parse(text) as typeof document
  } catch {
    return 'it begins like JSON and is none'
  }
  const requests = (document.log?.entries ?? []).flatMap(({ request }) => request ?? [])
  const chosen = requests.find(({ postData }) => postData?.text) ?? requests[0]
  if (chosen === undefined) return 'it is JSON without log.entries[].request, and so no HAR'
  const { method = 'POST', url = '/', headers = [], postData } = chosen
  const content = postData?.text ?? ''
  return {
    method: String(method),
    url: String(url),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    body:
      postData?.encoding === 'base64'
        ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
        : new TextEncoder().encode(content),
  }
}
