import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ServedControl, serveControl } from '../../src/cli/serve-control.ts'
import { type ControlledMock, controlledMock } from '../../src/control/controlled-mock.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { mockUi } from '../../src/ui/mock-ui.ts'
import { connect, dataRequest, type Subject } from '../mock/support/asking.ts'
import { aurora } from '../support/partners.ts'
import { accessibilityTree } from './support/accessibility-tree.ts'
import { launchChromium, noChromium, PHONE, type Visit, visit } from './support/chromium.ts'
import { faintTexts, overflow } from './support/legibility.ts'

describe.skipIf(noChromium)('the live page of a mock, as a person uses it', () => {
  let browser: Browser
  let controlled: ControlledMock
  let partner: Served
  let receiver: Served
  let control: ServedControl
  let received: string[]

  beforeAll(async () => {
    browser = await launchChromium()
    controlled = controlledMock(await aurora(), { seed: 1 })
    partner = await serve(controlled.handler)
    receiver = await serve(async (request) => {
      received.push(await request.text())
      return new Response(null, { status: 204 })
    })
    const pages = mockUi({ partnerName: 'Aurora Ring', url: partner.url })
    control = await serveControl(controlled, { url: partner.url, port: 0, pages })
  })

  beforeEach(() => {
    received = []
    controlled.reset()
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all([control?.close(), partner?.close(), receiver?.close()])
    controlled?.close()
  })

  async function opened(options: BrowserContextOptions = {}): Promise<Visit> {
    const visited = await visit(browser, options)
    await visited.page.goto(control.url)
    await visited.page.getByText('live', { exact: true }).waitFor()
    await visited.page.getByRole('switch').first().waitFor({ state: 'attached' })
    return visited
  }

  function about(): Subject {
    const { mock, partner: described } = controlled
    return {
      mock,
      clock: controlled.clock as unknown as Subject['clock'],
      partner: described,
      auth: described.auth as OAuth2Auth,
      baseUrl: described.environments.mock!.baseUrl,
    }
  }

  /** A user connects; what comes back asks for their sleep and tells the status. */
  async function connected(): Promise<() => Promise<number>> {
    const { accessToken } = await connect(about())
    const range = { from: '2026-01-10T00:00:00Z', to: '2026-01-20T00:00:00Z' }
    const request = () => dataRequest(about(), 'sleep', range, accessToken)
    return async () => (await controlled.handler(request())).status
  }

  const rows = (page: Page) =>
    page.getByRole('list', { name: 'Exchanges, the newest first' }).getByRole('listitem')

  it('shows exchanges as they happen, and a fault that is switched on in the next one', async () => {
    const { page, complaints, requested, close } = await opened()
    await page.getByText('Nothing yet.').waitFor()
    const pull = await connected()
    await page.getByText('grant-1').waitFor()
    await page.getByRole('button', { name: /^Expire: / }).click()
    await pull()
    await rows(page).filter({ hasText: '/v1/sleep' }).getByText('401', { exact: true }).waitFor()
    await page.getByLabel('Find a fault').fill('immortal')
    await page.getByRole('switch', { name: 'immortal-tokens' }).check()
    await page.getByRole('status').getByText('immortal-tokens is on.').waitFor()
    expect(await pull()).toBe(200)
    await rows(page).first().getByText('200', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Switch off immortal-tokens' }).click()
    await page.getByText('none on: it is honest').waitFor()
    expect(await pull()).toBe(401)
    expect(complaints).toEqual([])
    expect(requested.filter((url) => !url.startsWith(control.url) && !url.startsWith('data:'))).toEqual([])
    await close()
  })

  it('lets tokens expire, the clock move on and stand still, a grant be revoked', async () => {
    const { page, close } = await opened()
    await connected()
    const tokens = page.locator('.grant').getByRole('definition')
    await tokens
      .first()
      .getByText(/^live, 59:\d\d left$|^live, 1 h left$/)
      .waitFor()
    await page.getByRole('button', { name: '+1 h', exact: true }).click()
    await page.getByText('1 h ahead').waitFor()
    await tokens.first().getByText('expired').waitFor()
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.getByText('frozen', { exact: true }).waitFor()
    expect(controlled.clock.frozen).toBe(true)
    await page.getByRole('button', { name: 'Let it run' }).click()
    // Real time went on while the clock stood.
    await page.getByText(/^(1 h|59:\d\d) ahead$/).waitFor()
    await page.getByRole('button', { name: /^Revoke: / }).click()
    await page.getByText('0 active, 1 revoked').waitFor()
    expect(controlled.mock.grants[0]!.revokedAtMs).toBeGreaterThan(0)
    await close()
  })

  it('emits an event to an endpoint that is registered on the page, and tells why where it cannot', async () => {
    const { page, close } = await opened()
    await page.getByLabel('Send events to').fill(`${receiver.url}/hook`)
    await page.getByRole('button', { name: 'Register' }).click()
    await page.getByRole('button', { name: `Remove ${receiver.url}/hook` }).waitFor()
    await page.getByLabel('Event', { exact: true }).selectOption('daily.updated')
    const user = controlled.mock.users[2]!
    await page.getByLabel('About', { exact: true }).selectOption(user.id)
    await page.getByRole('button', { name: 'Emit' }).click()
    const row = rows(page).filter({ hasText: 'webhook' })
    await row.getByText('204', { exact: true }).waitFor()
    expect(received.map((body) => JSON.parse(body))).toMatchObject([
      { type: 'daily.updated', user_id: user.id },
    ])
    await row.locator('summary').click()
    await row.getByText('"user_id": "xxx_').waitFor()
    await page.getByRole('button', { name: `Remove ${receiver.url}/hook` }).click()
    await page.getByText('Nobody is registered.').waitFor()
    await page.evaluate(() => document.querySelector('#user option')!.setAttribute('value', 'nobody'))
    await page.getByLabel('About', { exact: true }).selectOption('nobody')
    await page.getByRole('button', { name: 'Emit' }).click()
    await page.getByRole('alert').getByText("there is no user 'nobody'").waitFor()
    await close()
  })

  it('runs nothing of what a partner or an application has written', async () => {
    const attack = '<img src=x onerror=document.title=1>'
    const { page, complaints, close } = await opened()
    await controlled.handler(
      new Request(`${partner.url}/${encodeURIComponent(attack)}?q=${encodeURIComponent(attack)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ [attack]: true, error: attack, message: attack }),
      }),
    )
    controlled.mock.addEndpoint(`http://127.0.0.1:9/${attack}`)
    await page.reload()
    await rows(page).first().locator('summary').click()
    await rows(page).first().getByText(attack).first().waitFor()
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    // Were something written as HTML all the same, the page's policy would not let it in.
    const written = page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), attack)
    await expect(written).rejects.toThrow('TrustedHTML')
    expect(await page.title()).toBe('Aurora Ring, a mock partner')
    await close()
  })

  it('can be used with a keyboard alone', async () => {
    const { page, close } = await opened()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('To the content')
    await page.getByRole('button', { name: '+1 min' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('1:00 ahead').waitFor()
    await page.getByLabel('Find a fault').focus()
    await page.keyboard.type('reusable-code')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('reusable-code')
    await page.keyboard.press('Space')
    await page.getByText('1 on', { exact: true }).waitFor()
    expect(controlled.faults.on.map(({ id }) => id)).toEqual(['reusable-code'])
    await close()
  })

  it('tells a screen reader what everything is', async () => {
    const { page, close } = await opened()
    await connected()
    await page.getByText('grant-1').waitFor()
    const tree = await accessibilityTree(page)
    const named = (role: string) => tree.filter((node) => node.role === role).map(({ name }) => name)
    expect([named('banner').length, named('main').length, named('navigation').length]).toEqual([1, 1, 0])
    expect(named('region')).toEqual([
      'Clock',
      'Exchanges 2',
      'Grants 1 active',
      'Webhooks',
      'Faults none on: it is honest',
    ])
    expect(named('button')).toContain('Expire: the access token of Oskar Peretz, grant-1')
    expect(named('status')).toHaveLength(2)
    expect(named('alert')).toHaveLength(1)
    const nameless = tree.filter(
      ({ role, name }) => /^(button|textbox|searchbox|combobox|switch|link)$/.test(role) && name === '',
    )
    expect(nameless).toEqual([])
    await close()
  })

  it('fits a phone, with everything large enough for a finger', async () => {
    const { page, close } = await opened(PHONE)
    await connected()
    await page.getByText('grant-1').waitFor()
    expect(await overflow(page)).toBe(0)
    const small = await page
      .locator('button:visible, select:visible, summary:visible')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 38).map((one) => one.textContent),
      )
    expect(small).toEqual([])
    await page.getByRole('link', { name: 'Faults' }).tap()
    await page.getByRole('switch').first().tap()
    await page.getByText('1 on', { exact: true }).waitFor()
    await close()
  })

  it('can be read in light and in dark colours', async () => {
    const { page, close } = await opened({ colorScheme: 'light' })
    const pull = await connected()
    await pull()
    await rows(page).first().locator('summary').click()
    await page.getByRole('switch').first().check()
    await page.getByText('1 on', { exact: true }).waitFor()
    // A few of each kind are enough: those that are on, off, and those that this partner cannot have.
    await page.getByLabel('Find a fault').fill('not here')
    expect(await faintTexts(page)).toEqual([])
    await page.getByLabel('Find a fault').fill('scopes')
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    expect(await faintTexts(page)).toEqual([])
    await close()
  })
})

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    return (element.labels?.[0] ?? element).textContent?.trim()
  })
}
