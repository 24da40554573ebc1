import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import type { CheckResult, Report } from '../../src/conformance/report.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { RunOptions } from '../../src/conformance/run-options.ts'
import { networkSend } from '../../src/http/send.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { type CheckFeed, createCheckFeed } from '../../src/ui/check-feed.ts'
import { aurora } from '../support/partners.ts'
import { accessibilityTree } from './support/accessibility-tree.ts'
import { launchChromium, noChromium, PHONE, type Visit, visit } from './support/chromium.ts'
import { faintTexts, overflow } from './support/legibility.ts'

const ATTACK = '<img src=x onerror=document.title=1>'

describe.skipIf(noChromium)('the live page of a run, as a person uses it', () => {
  let browser: Browser
  let mock: MockPartner
  let partner: Served
  let page: Served
  let feed: CheckFeed
  let options: RunOptions
  let report: Report

  beforeAll(async () => {
    browser = await launchChromium()
    const described = await aurora()
    mock = createMockPartner(described, { faults: [findFault('reusable-code')] })
    partner = await serve(mock.handler)
    const checks = CHECKS.filter(({ id }) => /^auth\/(code-|state-|token-re)/.test(id))
    const baseUrl = partner.url
    feed = createCheckFeed({
      partnerName: described.name,
      environment: 'mock',
      baseUrl,
      checks,
      clock: systemClock,
    })
    page = await serve(feed.handler)
    options = {
      partner: described,
      environmentName: 'mock',
      environment: { ...described.environments.mock!, baseUrl },
      credentials: mock.credentials,
      send: feed.watch(networkSend()),
      clock: systemClock,
      seed: 1,
      checks,
      probes: PROBES,
      allow: new Set(['grant', 'write']),
      replay: (id) => `terrarium check --only ${id}`,
      version: 'test',
      onProgress: feed.progress,
    }
  })

  afterAll(async () => {
    await browser?.close()
    feed?.close()
    await Promise.all([page?.close(), partner?.close()])
    mock?.close()
  })

  async function opened(how: BrowserContextOptions = {}): Promise<Visit> {
    const visited = await visit(browser, how)
    await visited.page.goto(page.url)
    await visited.page.getByText('live', { exact: true }).waitFor()
    return visited
  }

  it('lists what will be judged, then tells each verdict, each exchange and the whole as they come', async () => {
    const { page: shown, complaints, requested, close } = await opened()
    await shown.getByText(`0 of ${options.checks.length} checks judged`).waitFor()
    await shown.getByRole('button', { name: `${options.checks.length} wait` }).waitFor()
    report = await runConformance(options)
    feed.finish(report)
    await shown.getByRole('heading', { name: 'Aurora Ring does not conform' }).waitFor()
    await shown.getByText(`${options.checks.length} of ${options.checks.length} checks judged`).waitFor()
    const sent = shown.getByRole('list', { name: 'Exchanges, the newest first' }).getByRole('listitem')
    expect(await sent.count()).toBe(report.requests)
    await sent.filter({ hasText: '/oauth/token' }).first().locator('summary').click()
    const text = (await shown.locator('body').textContent()) ?? ''
    expect(text).toContain('[redacted]')
    for (const { token } of mock.ledger.accessTokens) expect(text).not.toContain(token)
    expect(complaints).toEqual([])
    expect(requested.filter((url) => !url.startsWith(page.url) && !url.startsWith('data:'))).toEqual([])
    await close()
  })

  it('tells who comes late everything, and of a finding what was found, what to do and what shows it', async () => {
    const { page: shown, close } = await opened()
    await shown.getByRole('button', { name: '1 fail' }).click()
    const failing = shown.locator('.check:visible')
    expect(await failing.count()).toBe(1)
    await failing.locator('summary').click()
    const { remedy, replay } = report.checks.find(({ verdict }) => verdict === 'fail')!
    await failing.getByText(remedy).waitFor()
    await failing.getByText(replay).waitFor()
    await failing.getByRole('figure').first().getByText('POST ').waitFor()
    await close()
  })

  it('runs nothing of what a partner has written', async () => {
    const { page: shown, complaints, close } = await opened()
    const pass = report.checks.find(({ verdict }) => verdict === 'pass')!
    const shows = { request: ATTACK, response: ATTACK, durationMs: 1 }
    const sourceUrl = 'javascript:document.title=1'
    const hostile: CheckResult = { ...pass, verdict: 'fail', found: ATTACK, sourceUrl, exchanges: [shows] }
    feed.progress({ kind: 'judged', result: hostile })
    const row = shown.locator(`[id="${pass.id}"]`)
    await row.getByText('fail', { exact: true }).waitFor()
    await row.locator('summary').click()
    await row.getByText(ATTACK).nth(2).waitFor()
    expect([await shown.locator('img').count(), await row.getByRole('link').count()]).toEqual([0, 0])
    expect([await shown.title(), complaints]).toEqual(['Aurora Ring, judged', []])
    feed.progress({ kind: 'judged', result: pass })
    await close()
  })

  it('can be read, heard and held: both colours, a screen reader, a phone', async () => {
    const { page: shown, close } = await opened({ ...PHONE, colorScheme: 'dark', reducedMotion: 'reduce' })
    await shown.getByRole('heading', { name: 'Aurora Ring does not conform' }).waitFor()
    expect(await overflow(shown)).toBe(0)
    expect(await faintTexts(shown)).toEqual([])
    await shown.emulateMedia({ colorScheme: 'light' })
    expect(await faintTexts(shown)).toEqual([])
    const tree = await accessibilityTree(shown)
    const named = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name)
    expect([named('banner').length, named('main').length]).toEqual([1, 1])
    expect(named('region')).toEqual(expect.arrayContaining(['Aurora Ring does not conform', 'Checks']))
    expect(named('progressbar')).toEqual([expect.stringContaining('checks judged')])
    const nameless = tree.filter(({ role, name }) => /^(button|searchbox|link)$/.test(role) && name === '')
    expect(nameless).toEqual([])
    await close()
  })
})

it('answers loopback names alone', async () => {
  const { name, environments } = await aurora()
  const feed = createCheckFeed({
    partnerName: name,
    environment: 'mock',
    baseUrl: environments.mock!.baseUrl,
    checks: [],
    clock: systemClock,
  })
  const status = async (url: string) => (await feed.handler(new Request(url))).status
  expect([await status('http://127.0.0.1:1/'), await status('http://rebound.example/')]).toEqual([200, 421])
  expect(await status('http://127.0.0.1:1/ui/../check-feed.ts')).toBe(404)
})
