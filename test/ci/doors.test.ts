import { setupServer } from 'msw/node'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { partnerHandlers } from '../../src/ci/msw.ts'
import { networkSend } from '../../src/http/send.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { launchChromium, noChromium, type Visit, visit } from '../pages/support/chromium.ts'
import { aurora, pulse } from '../support/partners.ts'
import { newMock, type OpenDoor, redirectOf } from './doors/door.ts'
import { inProcess } from './doors/in-process.ts'
import { storySite } from './doors/story-site.ts'
import { STORIES, type Story } from './partner-suite.ts'

const PARTNERS = { aurora: await aurora(), pulse: await pulse() }

/** Tells every story, and asks whether it ends as it must. */
function tellAll(tell: (story: Story) => Promise<unknown>): void {
  it.each(STORIES)('$title', async (story) => {
    const found = await tell(story)
    expect(found).toEqual('ends' in story ? story.ends : await story.tell(inProcess, PARTNERS[story.of]))
  })
}

describe('the mock in process', () => {
  tellAll(({ tell, of }) => tell(inProcess, PARTNERS[of]))
})

describe('the mock over a socket', () => {
  const all: Served[] = []
  afterEach(async () => {
    await Promise.all(all.splice(0).map((served) => served.close()))
  })
  const overSocket: OpenDoor = async (partner, stage = {}) => {
    const made = newMock(partner, stage)
    const served = await serve(made.mock.handler)
    all.push(served)
    const send = networkSend()
    return { ...made, baseUrl: served.url, send, consent: redirectOf(send) }
  }
  tellAll(({ tell, of }) => tell(overSocket, PARTNERS[of]))
})

describe('the mock through MSW in Node, under a host that does not exist', () => {
  const server = setupServer()
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())
  let doors = 0
  const throughMsw: OpenDoor = async (partner, stage = {}) => {
    const made = newMock(partner, stage)
    const baseUrl = `https://api-${doors++}.${partner.id}.example`
    server.use(...partnerHandlers(made.mock, { baseUrl }))
    return { ...made, baseUrl, send: fetch, consent: redirectOf(fetch) }
  }
  tellAll(({ tell, of }) => tell(throughMsw, PARTNERS[of]))
})

describe.skipIf(noChromium)('the mock through MSW in Chromium, under a host that does not exist', () => {
  let browser: Browser
  let site: Served
  let visited: Visit
  beforeAll(async () => {
    const launched = launchChromium()
    site = await serve(await storySite())
    browser = await launched
    visited = await visit(browser)
    await visited.page.goto(site.url)
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  tellAll(({ title }) => visited.page.evaluate((name) => window.terrarium.tell(name), title))

  it('leaves nothing on the console but what the partner has refused', () => {
    expect(visited.complaints.filter((text) => !/ a status of 40[01] /.test(text))).toEqual([])
  })
})
