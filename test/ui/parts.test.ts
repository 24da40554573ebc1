import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { livePart } from '../../src/ui/parts.ts'

const folder = join(import.meta.dirname, '../../src/ui/browser')
const modules = readdirSync(folder)

describe('what a browser is given', () => {
  it.each(modules)('%s comes without its types and asks for nothing but its neighbours', async (file) => {
    const response = await livePart(new Request(`http://127.0.0.1/ui/${file}`))
    const text = await response!.text()
    expect(response!.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(text).not.toMatch(/^(import|export) (type|interface) /m)
    const asked = [...text.matchAll(/ from '([^']+)'/g)].map((match) => match[1])
    expect(asked.filter((name) => !modules.includes(String(name).replace('./', '')))).toEqual([])
  })

  it('writes no HTML: whatever a partner says stays text', () => {
    const writers = modules.filter((file) =>
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/.test(
        readFileSync(join(folder, file), 'utf8'),
      ),
    )
    expect(writers).toEqual([])
  })

  it.each(['parts.ts', '../parts.ts', 'browser/dom.ts', 'dom', 'dom.css', ''])(
    'has nothing at %j',
    async (name) => {
      expect(await livePart(new Request(`http://127.0.0.1/ui/${name}`))).toBeUndefined()
    },
  )
})
