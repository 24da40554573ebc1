import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const EXECUTABLE = '/usr/bin/chromium'

/** Why pages are not tried on this machine, or `undefined` where they are. */
export const noChromium: string | undefined = existsSync(EXECUTABLE)
  ? undefined
  : `left out: there is no Chromium at ${EXECUTABLE}`

if (noChromium !== undefined) console.warn(`Tests of pages ${noChromium}`)

/** Chromium with an empty profile that finds loopback and nothing else. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  })
}

/** A phone of the narrowest common kind. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
}

/** A page that keeps what it complained of and what it asked others for. */
export interface Visit {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requested: readonly string[]
  readonly close: () => Promise<void>
}

/** Opens a window of its own: no cookie is shared with any other. */
export async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints: string[] = []
  const requested: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requested.push(request.url()))
  return { page, complaints, requested, close: () => context.close() }
}
