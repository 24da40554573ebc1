import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { consentByPaste } from '../../src/cli/consent-in-browser.ts'
import type { Io } from '../../src/cli/io.ts'

async function paste(lines: readonly string[], codeLifetimeSeconds?: number) {
  const told: string[] = []
  const io = { err: (text: string) => void told.push(text) } as Io
  const pasted = await consentByPaste(
    io,
    Readable.from(lines),
    codeLifetimeSeconds,
  )('https://partner.test/authorize')
  return { pasted, told: told.join('') }
}

it('takes the first line that is not empty', async () => {
  const { pasted, told } = await paste(['\n', '  http://127.0.0.1/callback?code=c&state=s \n'])
  expect(pasted).toBe('http://127.0.0.1/callback?code=c&state=s')
  expect(told).toMatch(/https:\/\/partner\.test\/authorize\n\nThen paste the URL that it ends on: $/)
})

it('says how long there is for that, where the code has a declared life', async () => {
  expect((await paste(['http://127.0.0.1/callback\n'], 30)).told).toMatch(/ends on, within 30 s: $/)
})
