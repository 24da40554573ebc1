import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { curlOf } from '../../src/http/curl.ts'
import { serve } from '../../src/http/serve.ts'

/** A shell and curl, which nobody here wrote, send again what was printed. */
it.each([
  new Request('http://host/a?b=c%20d&e=1', { headers: { authorization: "Bearer it's" } }),
  new Request('http://host/form', {
    method: 'POST',
    body: new URLSearchParams({ action: 'get', a: "b'c&d" }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }),
  new Request('http://host/json', {
    method: 'POST',
    body: '{"a":"$HOME `x` \\" é"}',
    headers: { 'content-type': 'application/json' },
  }),
  new Request('http://host/gone', { method: 'DELETE' }),
])('a shell repeats %s', async (request) => {
  const seen: {
    method: string
    path: string
    authorization: string | null
    type: string | null
    body: string
  }[] = []
  const note = async (incoming: Request) => {
    const url = new URL(incoming.url)
    seen.push({
      method: incoming.method,
      path: url.pathname + url.search,
      authorization: incoming.headers.get('authorization'),
      type: incoming.headers.get('content-type'),
      body: await incoming.text(),
    })
    return new Response('ok')
  }
  const served = await serve(note)
  await note(request.clone())
  const command = (await curlOf(request)).replace('http://host', served.url)
  const { stdout } = await promisify(execFile)('sh', ['-c', `${command} -s`])
  await served.close()
  expect(stdout).toBe('ok')
  expect(seen[1]).toEqual(seen[0])
})
