import { fillTemplate } from '../../../../kernel/template.ts'
import type { Call } from '../../../incoming.ts'
import type { Mock } from '../../../seams.ts'

/** The call as if its form had other fields; one that is `undefined` is taken away. */
export function withFields(call: Call, fields: Readonly<Record<string, string | undefined>>): Call {
  const form = new URLSearchParams(call.incoming.body)
  for (const [name, value] of Object.entries(fields))
    if (value === undefined) form.delete(name)
    else form.set(name, value)
  return { ...call, incoming: { ...call.incoming, body: form.toString() } }
}

/** The call as if it carried another access token. */
export function withToken(call: Call, accessToken: string, mock: Mock): Call {
  const { auth } = mock.partner
  const headers = new Headers(call.incoming.request.headers)
  for (const [name, template] of Object.entries(auth.access.headers)) {
    const value = fillTemplate(template, { accessToken })
    if (value !== undefined) headers.set(name, value)
  }
  return withHeaders(call, headers)
}

/** The body stays in `incoming`, where it has been read to. */
function withHeaders(call: Call, headers: Headers): Call {
  const { url, method } = call.incoming.request
  const request = new Request(url, { method, headers })
  return { ...call, incoming: { ...call.incoming, request } }
}

/** The newest access token that is good for something. */
export function liveToken(mock: Mock): string | undefined {
  const now = mock.clock.epochMs()
  return mock.ledger.accessTokens.findLast(
    ({ revokedAtMs, expiresAtMs }) => revokedAtMs === undefined && expiresAtMs > now,
  )?.token
}

/** What stands in the Authorization header behind the scheme. */
export function shownToken(call: Call): string | undefined {
  return /^bearer +(.+)$/i.exec(call.incoming.request.headers.get('authorization') ?? '')?.[1]
}

export function isData({ route }: Call): boolean {
  return route.startsWith('data.')
}

export function isToken({ route }: Call): boolean {
  return route === 'token' || route === 'refresh'
}
