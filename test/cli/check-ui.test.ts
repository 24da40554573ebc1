import { expect, it } from 'vitest'
import { networkSend } from '../../src/http/send.ts'
import { serve } from '../../src/http/serve.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

it('a run shows itself on a page that stays until Ctrl-C, and exits with what it judged', async () => {
  const mock = createMockPartner(await aurora(), { faults: [findFault('reusable-code')] })
  const partner = await serve(mock.handler)
  const stop = new AbortController()
  let page = ''
  const words = [
    'check',
    descriptorFile('aurora'),
    '--base-url',
    partner.url,
    '--only',
    'auth/code-single-use',
    '--ui',
  ]
  const { exitCode, out, err } = await terrarium(words, {
    signal: stop.signal,
    onErr(text) {
      const stays = /stays at (\S+) until/.exec(text)?.[1]
      if (stays === undefined) return
      networkSend()(new Request(stays))
        .then((response) => response.text())
        .then((html) => {
          page = html
        })
        .finally(() => stop.abort())
    },
  })
  await partner.close()
  mock.close()
  expect(exitCode).toBe(1)
  expect(page).toContain('<title>Aurora Ring, judged</title>')
  expect(out).toMatch(/does not conform\n$/)
  expect(err).not.toContain('Interrupted')
})
