/** A small pact, as Pact writes one: a GET that is answered with `{ "ok": true }`. */
export function pactText(
  options: { readonly consumer?: string; readonly provider?: string; readonly description?: string } = {},
): string {
  const { consumer = 'terra', provider = 'aurora', description = 'asks whether it is well' } = options
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description,
        request: { method: 'GET', path: '/health' },
        response: {
          status: 200,
          headers: { 'content-type': ['application/json'] },
          body: { content: { ok: true }, contentType: 'application/json', encoded: false },
        },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  })
}
