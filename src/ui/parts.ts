import { readFile } from 'node:fs/promises'
import * as nodeModule from 'node:module'
import { LIVE_POLICY, PARTS } from './live-document.ts'
import { LIVE_STYLE } from './live-style.ts'

/** How our own modules end: `ts` where we run from source, `js` where we were built. */
export const MODULE_ENDING: string = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** The modules that a browser may ask for. Each imports others of these alone, but for types. */
const MODULES: ReadonlySet<string> = new Set([
  'ask',
  'check-list',
  'check-page',
  'clock-panel',
  'dom',
  'emit-form',
  'exchange-list',
  'fault-list',
  'grant-list',
  'listen',
  'mock-page',
  'say',
])

/** The parts of live pages: their style and their modules, from beside this file; `undefined` for any other request. */
export async function livePart(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith(PARTS)) return undefined
  const name = pathname.slice(PARTS.length)
  if (name === 'live.css') return part(LIVE_STYLE, 'text/css')
  const stem = name.endsWith(`.${MODULE_ENDING}`) ? name.slice(0, -MODULE_ENDING.length - 1) : ''
  return MODULES.has(stem) ? part(await moduleText(stem), 'text/javascript') : undefined
}

/** A page, under the policy that lets it run its own parts alone. */
export function pageResponse(text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': LIVE_POLICY,
      'cache-control': 'no-store',
    },
  })
}

function part(text: string, type: string): Response {
  return new Response(text, {
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  })
}

/** Where we run from source, a browser gets it without its types, as Node itself does. */
async function moduleText(stem: string): Promise<string> {
  const known = texts.get(stem)
  if (known !== undefined) return known
  const text = await readFile(new URL(`browser/${stem}.${MODULE_ENDING}`, import.meta.url), 'utf8')
  const plain = MODULE_ENDING === 'ts' ? nodeModule.stripTypeScriptTypes(text) : text
  texts.set(stem, plain)
  return plain
}

/** What does not change while we run. */
const texts = new Map<string, string>()
