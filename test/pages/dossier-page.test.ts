import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madeUpAnswers } from '../../src/cli/made-up-answers.ts'
import { buildDossier } from '../../src/dossier/dossier.ts'
import { dossierHtml } from '../../src/dossier/html.ts'
import { reportOf, resultOf } from '../conformance/report/a-report.ts'
import { pulse } from '../support/partners.ts'
import { accessibilityTree } from './support/accessibility-tree.ts'
import { axeFindings } from './support/axe.ts'
import { launchChromium, noChromium, PHONE, visit } from './support/chromium.ts'
import { faintTexts, overflow } from './support/legibility.ts'

const EVIL = `</script></style>"'><img src=x onerror="window.ran=1">`

describe.skipIf(noChromium)('the application file as a page', () => {
  let browser: Browser
  let folder: string
  let url: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'terrarium-dossier-'))
    browser = await launchChromium()
    const partner = { ...(await pulse()), name: `Pulse ${EVIL}` }
    const environment = partner.environments.staging!
    const report = reportOf([
      resultOf('auth/a', 'fail', { found: EVIL }),
      resultOf('pull/recent-data', 'pass'),
      resultOf('webhook/b', 'warn'),
    ])
    const examples = await madeUpAnswers(partner, environment.baseUrl)
    const built = buildDossier(partner, { environmentName: 'staging', environment, examples, report })
    const file = join(folder, 'dossier.html')
    writeFileSync(file, dossierHtml(built))
    url = pathToFileURL(file).href
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  it('asks nobody for anything, runs nothing, and leads to each of its parts', async () => {
    const { page, complaints, requested, close } = await visit(browser)
    await page.goto(url)
    for (const link of await page.getByRole('navigation').getByRole('link').all()) {
      const id = (await link.getAttribute('href'))!.slice(1)
      expect(await page.locator(`h2[id="${id}"]`).textContent()).toBe(await link.textContent())
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      `Pulse ${EVIL}: application to Terra`,
    )
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect([complaints, requested]).toEqual([[], [url]])
    await close()
  })

  it('opens the full example of an endpoint', async () => {
    const { page, close } = await visit(browser)
    await page.goto(url)
    await page.getByText('A full example of sleep', { exact: true }).first().click()
    expect(await page.getByRole('group', { name: 'Example: sleep' }).first().textContent()).toMatch(
      /^\{\s+"status": 0,\s+"body": \{/,
    )
    await close()
  })

  it.each([
    ['light', {}],
    ['dark', {}],
    ['dark', PHONE],
  ] as const)('can be read in %s colours, all of it opened %#', async (colorScheme, device) => {
    const { page, close } = await visit(browser, { ...device, colorScheme })
    await page.goto(url)
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    expect(await overflow(page)).toBe(0)
    expect(await faintTexts(page)).toEqual([])
    if (colorScheme === 'light') {
      expect(await axeFindings(page)).toEqual([])
      const roles = (await accessibilityTree(page)).map(({ role }) => role)
      for (const role of ['banner', 'navigation', 'main', 'contentinfo'])
        expect([role, roles.filter((one) => one === role).length]).toEqual([role, 1])
    }
    await close()
  })
})
