import type { Guard } from './guard.ts'
import type { Send } from './handler.ts'

/**
 * A way to send that a partner cannot lead to where nobody has named: not by a redirect and not by the URL of a next
 * page. What the names lead to is judged by who makes the connection: `guardedFetch`, `inspectTls`.
 *
 * @throws HostRefusedError
 */
export function guardedSend(send: Send, guard: Pick<Guard, 'admit'>): Send {
  return async (request) => {
    await guard.admit(new URL(request.url))
    return send(request)
  }
}
