import type { Page } from 'playwright-core'

/** What a screen reader is told of one element. */
export interface AccessibleNode {
  readonly role: string
  readonly name: string
  readonly description: string
}

/** Chromium's own accessibility tree as a list, in the order of the page. */
export async function accessibilityTree(page: Page): Promise<readonly AccessibleNode[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }))
}
