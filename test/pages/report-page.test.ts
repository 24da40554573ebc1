import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areaOf } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { examplePicture } from '../../src/conformance/picture.ts'
import { htmlReport } from '../../src/conformance/report/html/page.ts'
import type { Report } from '../../src/conformance/report.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { reportOf, resultOf } from '../conformance/report/a-report.ts'
import { judgeMock } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'
import { accessibilityTree } from './support/accessibility-tree.ts'
import { axeFindings } from './support/axe.ts'
import { launchChromium, noChromium, PHONE, type Visit, visit } from './support/chromium.ts'
import { faintTexts, overflow } from './support/legibility.ts'

const EVIL = `</script></style>"'><img src=x onerror="window.ran=1"><svg onload="window.ran=1"></svg>&lt;`

describe.skipIf(noChromium)('the report page', () => {
  let browser: Browser
  let folder: string
  let report: Report
  let url: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'terrarium-report-'))
    browser = await launchChromium()
    const partner = await aurora()
    const faults = FAULTS.filter(({ id }) => ['refresh-token-withheld', 'offset-dropped'].includes(id))
    const checks = CHECKS.filter((check) => ['auth', 'pull'].includes(areaOf(check)))
    report = fewer(await judgeMock(partner, { faults, checks }))
    url = written('faulty', htmlReport(report, examplePicture(partner)))
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  function written(name: string, html: string): string {
    const file = join(folder, `${name}.html`)
    writeFileSync(file, html)
    return pathToFileURL(file).href
  }

  async function opened(options: BrowserContextOptions = {}, address = url): Promise<Visit> {
    const visited = await visit(browser, options)
    await visited.page.goto(address)
    return visited
  }

  const shownIds = (page: Page) =>
    page.locator('.check:visible').evaluateAll((all) => all.map(({ id }) => id))
  const idsOf = (wanted: (result: Report['checks'][number]) => boolean) =>
    report.checks
      .filter(wanted)
      .map(({ id }) => id)
      .sort()

  it('shows every check, the first thing to mend, and asks nobody for anything', async () => {
    const { page, complaints, requested, close } = await opened()
    expect(await page.title()).toBe('Aurora Ring does not conform')
    expect((await shownIds(page)).sort()).toEqual(idsOf(() => true))
    const first = page.locator('.cause').first()
    expect(await first.getByRole('link').first().textContent()).toBe('auth/refresh-token-issued')
    await first.getByText(/^Waiting for this: \d+ checks$/).click()
    const waiting = idsOf(({ blockedBy }) => blockedBy === 'auth/refresh-token-issued')
    expect((await first.locator('.waiting code').allTextContents()).sort()).toEqual(waiting)
    expect(waiting.length).toBeGreaterThan(1)
    expect([complaints, requested]).toEqual([[], [url]])
    await close()
  })

  it('finds what is typed, and says how much that is', async () => {
    const { page, close } = await opened()
    await page.getByRole('searchbox', { name: 'Search' }).fill('STATE echoed')
    expect(await shownIds(page)).toEqual(['auth/state-echoed'])
    expect(await page.locator('output').textContent()).toBe(`1 of ${report.checks.length} checks`)
    await page.getByRole('searchbox').fill('nothing is like this')
    expect(await page.getByText('No check is like that.').isVisible()).toBe(true)
    await page.locator('#none').getByRole('button', { name: 'Show all again' }).click()
    expect(await shownIds(page)).toHaveLength(report.checks.length)
    await close()
  })

  it('is narrowed to verdicts and areas', async () => {
    const { page, close } = await opened()
    for (const name of [/^pass/, /^not applicable/, /^blocked/]) await page.getByLabel(name).uncheck()
    expect((await shownIds(page)).sort()).toEqual(
      idsOf(({ verdict }) => verdict === 'fail' || verdict === 'warn'),
    )
    await page.locator('.areas').getByRole('link', { name: 'pull' }).click()
    expect((await shownIds(page)).sort()).toEqual(idsOf(({ area }) => area === 'pull'))
    await close()
  })

  it('opens the check that the address names, whatever is filtered', async () => {
    const named = report.checks.find(({ verdict, exchanges }) => verdict === 'fail' && exchanges.length > 0)!
    const { page, close } = await opened({}, `${url}#${named.id}`)
    const item = page.locator(`[id="${named.id}"]`)
    expect(await item.getByText(named.replay).isVisible()).toBe(true)
    expect(await item.getByText(named.found!, { exact: true }).isVisible()).toBe(true)
    expect(await item.getByRole('link', { name: named.source }).getAttribute('href')).toBe(named.sourceUrl)
    expect(await item.locator('.exchange pre').first().textContent()).toBe(
      named.exchanges.slice(-3)[0]!.request,
    )
    await page.getByRole('searchbox').fill('nothing is like this')
    await page.evaluate(() => {
      location.hash = '#auth/state-echoed'
    })
    await page.locator('[id="auth/state-echoed"] .inside').waitFor()
    expect(await focusedId(page)).toBe('auth/state-echoed')
    await close()
  })

  it('can be used with a keyboard alone', async () => {
    const { page, close } = await opened()
    await page.keyboard.press('/')
    await page.keyboard.type('state-echoed')
    expect(await shownIds(page)).toContain('auth/state-echoed')
    for (let step = 0; step < 40 && (await focusedId(page)) !== 'auth/state-echoed'; step++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('[id="auth/state-echoed"] .inside').isVisible()).toBe(true)
    await close()
  })

  it('tells a screen reader what everything is', async () => {
    const { page, close } = await opened()
    const tree = await accessibilityTree(page)
    const named = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name)
    for (const role of ['banner', 'navigation', 'main', 'search', 'contentinfo'])
      expect([role, named(role).length]).toEqual([role, 1])
    expect(named('heading').slice(0, 2)).toEqual(['Aurora Ring does not conform', 'Areas'])
    expect(named('image')).toContainEqual(
      expect.stringMatching(/^Sleep stages from 22:55 to 06:20: Awake 25 min, REM .* Deep /),
    )
    expect(named('image')).toContainEqual(expect.stringMatching(/^Heart rate from .*: 101 samples between /))
    await close()
  })

  it.each([
    ['light', {}],
    ['dark', {}],
    ['light', PHONE],
  ] as const)('can be read in %s colours, all of it opened %#', async (colorScheme, device) => {
    const { page, close } = await opened({ ...device, colorScheme })
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await overflow(page)).toBe(0)
    expect(await faintTexts(page)).toEqual([])
    if (colorScheme === 'dark') expect(await axeFindings(page)).toEqual([])
    await close()
  })

  it('is light on paper, whatever the screen is, and leaves out what cannot be pressed there', async () => {
    const { page, close } = await opened({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(ground).toBe('rgb(255, 255, 255)')
    const ink = await page.evaluate(() => getComputedStyle(document.body).color)
    expect(Math.max(...ink.match(/\d+/g)!.map(Number))).toBeLessThan(100)
    expect(await page.getByRole('search').or(page.getByRole('navigation')).count()).toBe(0)
    await close()
  })

  it('can be read without JavaScript', async () => {
    const { page, close } = await opened({ javaScriptEnabled: false })
    expect(await page.getByRole('search').count()).toBe(0)
    await page.locator('[id="auth/state-echoed"] summary').click()
    expect(await page.locator('[id="auth/state-echoed"]').getByText('Repeat it').isVisible()).toBe(true)
    await close()
  })

  it('tells the run in time, request by request', async () => {
    const { page, close } = await opened()
    const rows = page.locator('.timeline tbody tr')
    const sent = Map.groupBy(report.timeline!, ({ probe }) => probe)
    expect(await rows.locator('th').allTextContents()).toEqual([...sent.keys()])
    expect(await rows.locator('td:last-child').allTextContents()).toEqual(
      [...sent.values()].map(({ length }) => String(length)),
    )
    await page.getByText('Every request as a table').click()
    expect(await page.getByRole('region', { name: 'Every request' }).locator('tbody tr').count()).toBe(
      report.timeline!.length,
    )
    await close()
  })

  it('runs nothing that a partner wrote, wherever it was written', async () => {
    const hostile = reportOf(
      [
        resultOf('auth/a', 'fail', {
          title: EVIL,
          found: EVIL,
          remedy: `${EVIL} \`${EVIL}\``,
          source: EVIL,
          sourceUrl: 'javascript:window.ran=1',
          probe: EVIL,
          replay: EVIL,
          exchanges: [{ request: `GET http://a/?${EVIL}\n\n${EVIL}`, response: EVIL, durationMs: 1 }],
        }),
        resultOf('auth/b', 'blocked', { blockedBy: EVIL, found: EVIL }),
      ],
      {
        partner: { id: EVIL, name: EVIL },
        environment: EVIL,
        baseUrl: EVIL,
        terrarium: EVIL,
        timeline: [{ probe: EVIL, method: EVIL, url: EVIL, status: 200, atMs: 0, durationMs: 1 }],
        interrupted: { because: EVIL, revoked: 0, left: 0 },
      },
    )
    const night = { metadata: { start_time: EVIL, end_time: EVIL }, scores: { sleep: EVIL } }
    const address = written('hostile', htmlReport(hostile, { from: 'pulled', night, day: night }))
    const { page, complaints, requested, close } = await opened({}, `${address}#auth/a`)
    await page.getByRole('searchbox').fill('onerror')
    expect(await shownIds(page)).toEqual(['auth/a', 'auth/b'])
    expect(await page.locator('img, [onerror], [onload], a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('.exchange pre').last().textContent()).toBe(EVIL)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect([complaints, requested]).toEqual([[], [address]])
    await close()
  })

  it('would not run or fetch it even if it came to stand there unescaped', async () => {
    const { page, complaints, close } = await opened()
    await page.evaluate((evil) => {
      document.querySelector('main')!.insertAdjacentHTML('beforeend', evil.slice(evil.indexOf('<img')))
      document
        .querySelector('main')!
        .append(Object.assign(document.createElement('script'), { textContent: 'window.ran=1' }))
    }, EVIL)
    await expect
      .poll(() => complaints.filter((text) => text.includes('Content Security Policy')).length)
      .toBeGreaterThan(1)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    await close()
  })
})

/** The same run with a few checks of each verdict and area: a page that Chromium lays out at once. */
function fewer(report: Report): Report {
  const groups = Map.groupBy(report.checks, ({ area, verdict }) => `${area} ${verdict}`)
  const kept = new Set([...groups.values()].flatMap((group) => group.slice(0, 3)))
  return reportOf(
    report.checks.filter((result) => kept.has(result)),
    {
      environment: report.environment,
      timeline: report.timeline!,
    },
  )
}

/** The id of the check whose line has the focus. */
function focusedId(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest('.check')?.id)
}
