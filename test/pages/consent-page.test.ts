import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { resolveUrl } from '../../src/partner/fill-request.ts'
import { aurora } from '../support/partners.ts'
import { accessibilityTree } from './support/accessibility-tree.ts'
import { launchChromium, noChromium, PHONE, type Visit, visit } from './support/chromium.ts'
import { faintTexts, overflow } from './support/legibility.ts'

/** RFC 7636, appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const STATE = 'a state & more'

describe.skipIf(noChromium)('the consent page, as a person uses it', () => {
  let browser: Browser
  let application: Served
  let partner: Served
  let mock: MockPartner
  let authorizationUrl: string

  beforeAll(async () => {
    browser = await launchChromium()
    application = await serve(applicationHandler)
    mock = createMockPartner(await aurora(), { redirectUris: [`${application.url}/callback`] })
    partner = await serve(mock.handler)
    authorizationUrl = authorizationRequest(mock, partner.url, `${application.url}/callback`)
  })

  afterAll(async () => {
    await browser?.close()
    await Promise.all([partner?.close(), application?.close()])
    mock?.close()
  })

  async function opened(options: BrowserContextOptions = {}): Promise<Visit> {
    const visited = await visit(browser, options)
    await visited.page.goto(authorizationUrl)
    return visited
  }

  /** The grants that were made while `act` ran. */
  async function grantsMadeBy(act: () => Promise<unknown>): Promise<MockPartner['grants']> {
    const before = mock.grants.length
    await act()
    return mock.grants.slice(before)
  }

  it('grants the person who logged in the scopes that stayed ticked', async () => {
    const { page, complaints, close } = await opened()
    const grants = await grantsMadeBy(async () => {
      await page.getByLabel('Priya Rossi').check()
      await page.getByLabel('workout.read').uncheck()
      await page.getByLabel('offline').uncheck()
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.getByText('back at the application').waitFor()
    })
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('state')).toBe(STATE)
    expect(searchParams.get('code')).toMatch(/^\w{40}$/)
    expect(grants).toMatchObject([
      {
        userId: mock.users.find(({ name }) => name === 'Priya Rossi')!.id,
        scopes: ['sleep.read', 'daily.read', 'body.read'],
      },
    ])
    expect(complaints).toEqual([])
    await close()
  })

  it('tells the application when the person denies, and grants nothing', async () => {
    const { page, close } = await opened()
    const grants = await grantsMadeBy(async () => {
      await page.getByRole('button', { name: 'Deny' }).click()
      await page.getByText('back at the application').waitFor()
    })
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('error'), searchParams.get('state')]).toEqual(['access_denied', STATE])
    expect(searchParams.has('code')).toBe(false)
    expect(grants).toEqual([])
    await close()
  })

  it('lets a person deny who has not said who they are', async () => {
    const visited = await visit(browser)
    const { page } = visited
    await page.goto(`${authorizationUrl}&login_hint=nobody`)
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Allow' }).click()
    expect(page.url()).toContain('login_hint=nobody')
    await page.getByRole('button', { name: 'Deny' }).click()
    await page.getByText('back at the application').waitFor()
    await visited.close()
  })

  it('puts first whom the application named', async () => {
    const visited = await visit(browser)
    await visited.page.goto(`${authorizationUrl}&login_hint=Daniel%20Ivanova`)
    const first = visited.page.getByRole('radio').first()
    expect(await first.isChecked()).toBe(true)
    expect(await first.getAttribute('value')).toBe(mock.users.at(-1)!.id)
    await visited.close()
  })

  it('can be used with a keyboard alone', async () => {
    const { page, close } = await opened()
    const grants = await grantsMadeBy(async () => {
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Oskar Peretz')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).toBe('Quentin Silva')
      expect(await isOutlined(page)).toBe(true)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('sleep.read')
      await page.keyboard.press('Space')
      for (let step = 0; step < 5; step++) await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Allow')
      await page.keyboard.press('Enter')
      await page.getByText('back at the application').waitFor()
    })
    expect(grants).toMatchObject([
      {
        userId: mock.users.find(({ name }) => name === 'Quentin Silva')!.id,
        scopes: ['workout.read', 'daily.read', 'body.read', 'offline'],
      },
    ])
    await close()
  })

  it('tells a screen reader what everything is', async () => {
    const { page, close } = await opened()
    expect(await page.title()).toBe('Allow access to your Aurora Ring data?')
    const tree = await accessibilityTree(page)
    const ofRole = (role: string) => tree.filter((node) => node.role === role)
    const named = (role: string) => ofRole(role).map(({ name }) => name)
    expect(named('main')).toHaveLength(1)
    expect(named('heading')).toEqual(['Allow access to your Aurora Ring data?'])
    expect(named('group').concat(named('radiogroup'))).toEqual(['Log in as', 'It may read'])
    expect(named('radio')).toEqual(mock.users.map(({ name }) => name))
    expect(ofRole('radio')[1]!.description).toMatch(/^works early, late .* America\/New_York$/)
    expect(named('checkbox')).toEqual(['sleep.read', 'workout.read', 'daily.read', 'body.read', 'offline'])
    expect(ofRole('checkbox').map(({ description }) => description)).toEqual([
      'Your sleep data',
      'Your activity data',
      'Your daily data',
      'Your body data',
      'Access while you are away, until you withdraw it',
    ])
    expect(named('button')).toEqual(['Allow', 'Deny'])
    await close()
  })

  it('works without JavaScript', async () => {
    const { page, close } = await opened({ javaScriptEnabled: false })
    const grants = await grantsMadeBy(async () => {
      await page.getByLabel('body.read').uncheck()
      await page.getByRole('button', { name: 'Allow' }).click()
      await page.getByText('back at the application').waitFor()
    })
    expect(grants.map(({ scopes }) => scopes)).toEqual([
      ['sleep.read', 'workout.read', 'daily.read', 'offline'],
    ])
    await close()
  })

  it('fits a phone, with everything large enough for a finger', async () => {
    const { page, close } = await opened(PHONE)
    expect(await overflow(page)).toBe(0)
    const heights = await page
      .locator('.choice, button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    const grants = await grantsMadeBy(async () => {
      // A finger lands on the line, not on the little box.
      await page.locator('.choice', { hasText: 'Your sleep data' }).tap()
      await page.getByRole('button', { name: 'Allow' }).tap()
      await page.getByText('back at the application').waitFor()
    })
    expect(grants[0]!.scopes).not.toContain('sleep.read')
    await close()
  })

  it.each(['light', 'dark'] as const)('can be read in %s colours', async (colorScheme) => {
    const { page, close } = await opened({ colorScheme })
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const [red] = ground.match(/\d+/g)!.map(Number)
    expect(red! < 100).toBe(colorScheme === 'dark')
    expect(await faintTexts(page)).toEqual([])
    await close()
  })

  it('goes on in the first of two windows that the application has opened', async () => {
    const { page, close } = await opened()
    const second = await page.context().newPage()
    // From another site: `localhost` is one to `127.0.0.1`.
    await second.goto(`${application.url.replace('127.0.0.1', 'localhost')}/start`)
    await second.evaluate((url) => location.assign(url), authorizationUrl)
    await second.getByRole('button', { name: 'Allow' }).waitFor()
    await page.getByRole('button', { name: 'Allow' }).click()
    await page.getByText('back at the application').waitFor()
    await close()
  })

  it('refuses a form that another site sends in the name of the person (RFC 6749 §10.12)', async () => {
    const { page, close } = await opened()
    const grants = await grantsMadeBy(async () => {
      await page.goto(`${application.url.replace('127.0.0.1', 'localhost')}/start`)
      await page.evaluate(forge, { action: authorizationUrl, user: mock.users[0]!.id })
      await page.getByRole('alert').waitFor()
    })
    expect(page.url()).toBe(authorizationUrl)
    expect(await page.getByRole('alert').textContent()).toContain('did not come from our own page')
    expect(await page.getByText('Nothing was allowed and nothing was sent.').isVisible()).toBe(true)
    expect(grants).toEqual([])
    await close()
  })

  it('is not shown in a frame of another site', async () => {
    const { page, close } = await visit(browser)
    await page.goto(`${application.url}/start`)
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
      return new Promise((resolve) => frame.addEventListener('load', resolve))
    }, authorizationUrl)
    expect(await page.frames()[1]!.getByRole('button').count()).toBe(0)
    await close()
  })
})

function authorizationRequest(mock: MockPartner, baseUrl: string, redirectUri: string): string {
  const { auth } = mock.partner
  if (auth.kind !== 'oauth2') throw new TypeError('a partner with consent is needed')
  const url = resolveUrl(auth.authorizationUrl, baseUrl)
  const parameters = {
    response_type: 'code',
    client_id: mock.credentials.clientId,
    redirect_uri: redirectUri,
    scope: auth.scopes.request.join(auth.scopes.separator),
    state: STATE,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value))
  return url.href
}

async function applicationHandler(request: Request): Promise<Response> {
  const isBack = new URL(request.url).pathname === '/callback'
  const icon = '<link rel="icon" href="data:,">'
  return new Response(
    `<!doctype html><title>app</title>${icon}${isBack ? 'back at the application' : 'start'}`,
    { headers: { 'content-type': 'text/html' } },
  )
}

/** Runs in the page of a site that wants a code for its victim. */
function forge({ action, user }: { readonly action: string; readonly user: string }): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action })
  for (const [name, value] of Object.entries({ token: 'A'.repeat(32), user, decision: 'allow' }))
    form.append(Object.assign(document.createElement('input'), { name, value }))
  document.body.append(form)
  form.submit()
}

/** The label, or the text, of what has the focus. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement
    return (element.labels?.[0] ?? element).textContent?.trim()
  })
}

function isOutlined(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const line = document.activeElement!.closest('.choice') ?? document.activeElement!
    return getComputedStyle(line).outlineStyle === 'solid'
  })
}
