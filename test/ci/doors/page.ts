import { setupWorker } from 'msw/browser'
import { partnerHandlers } from '../../../src/ci/msw.ts'
import { requirePartner } from '../../../src/partner/load-partner.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { STORIES } from '../partner-suite.ts'
import { newMock, type OpenDoor } from './door.ts'

/** What the page of a browser offers to the test that drives it. */
export interface StoryPage {
  /** Tells the story with this title; resolves with what it found. */
  tell(title: string): Promise<unknown>
}

declare global {
  interface Window {
    terrarium: StoryPage
  }
}

const worker = setupWorker()
const started = worker.start({ quiet: true, onUnhandledFrame: 'bypass' })
const partners = new Map<string, Promise<Partner>>()
let doors = 0

window.terrarium = {
  async tell(title) {
    await started
    const { of, tell } = STORIES.find((story) => story.title === title)!
    const partner = partners.get(of) ?? requirePartner(`/contracts/${of}/partner.yaml`, { read })
    partners.set(of, partner)
    return tell(throughServiceWorker, await partner)
  },
}

/** Every request goes through the service worker, and from there to the mock in this page. */
const throughServiceWorker: OpenDoor = async (partner, stage = {}) => {
  const made = newMock(partner, stage, `${location.origin}/callback`)
  const baseUrl = `https://api-${doors++}.${partner.id}.example`
  worker.use(...partnerHandlers(made.mock, { baseUrl }))
  return {
    ...made,
    baseUrl,
    send: (request) => fetch(request),
    // A page may follow a redirect, not read it: the callback is called, and says where it was called.
    consent: async (url) => (await fetch(url)).url,
  }
}

async function read(file: string): Promise<Uint8Array> {
  const response = await fetch(file)
  if (!response.ok) throw new Error(`${response.status} for ${file}`)
  return new Uint8Array(await response.arrayBuffer())
}
