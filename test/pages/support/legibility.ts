import type { Page } from 'playwright-core'

/** Text that is too faint for WCAG 2.2 AA (§1.4.3): below 4.5, or below 3 where it is large. */
export interface FaintText {
  readonly text: string
  readonly ratio: number
  readonly ink: string
  readonly ground: string
}

/** Every visible text whose contrast with what is painted behind it is too low. */
export function faintTexts(page: Page): Promise<readonly FaintText[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1
    canvas.height = 1
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    /** Colours over one another, as they end on the screen, in sRGB from 0 to 255. */
    const painted = (colours: readonly string[]) => {
      for (const colour of colours) {
        context.fillStyle = colour
        context.fillRect(0, 0, 1, 1)
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const luminance = (channels: readonly number[]) => {
      const [red, green, blue] = channels.map((channel) => {
        const part = channel / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
    }
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches
    const grounds = (element: Element | null): string[] =>
      element === null
        ? [isDark ? '#121212' : '#fff']
        : [...grounds(element.parentElement), getComputedStyle(element).backgroundColor]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: { text: string; ratio: number; ink: string; ground: string }[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent!.trim()
      const element = walker.currentNode.parentElement!
      if (text === '' || !element.checkVisibility({ visibilityProperty: true })) continue
      const style = getComputedStyle(element)
      const ground = painted(grounds(element))
      const ink = painted([`rgb(${ground})`, style.color])
      const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
      const ratio = (light! + 0.05) / (dark! + 0.05)
      const size = Number.parseFloat(style.fontSize)
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      if (ratio < (isLarge ? 3 : 4.5))
        found.push({ text: text.slice(0, 60), ratio, ink: `${ink}`, ground: `${ground}` })
    }
    return found
  })
}

/** By how many CSS pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}
