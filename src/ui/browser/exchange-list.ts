import { byId, make } from './dom.ts'
import { say } from './say.ts'

/** A request and its answer as the page shows them: masked already. */
export interface ShownExchange {
  readonly sequence: number
  /** Whether the other side asked us, or we asked it. */
  readonly direction: 'in' | 'out'
  /** ISO 8601. */
  readonly at: string
  readonly method: string
  readonly url: string
  /** `null` where nobody answered. */
  readonly status: number | null
  /** What it was about: a route, a probe, a webhook. */
  readonly about: string
  /** On whose behalf, where that is known. */
  readonly who?: string
  readonly request: string
  readonly response: string | null
}

/** So many rows are kept; the oldest go first. */
const MOST_ROWS = 400

const waiting: ShownExchange[] = []
const seen = new Set<number>()
let unspoken = 0
let speaking: ReturnType<typeof setTimeout> | undefined

/** Shows exchanges, the newest first, each once; while the list is held they wait. */
export function addExchanges(exchanges: readonly ShownExchange[]): void {
  const fresh = exchanges.filter(({ sequence }) => !seen.has(sequence))
  for (const { sequence } of fresh) seen.add(sequence)
  waiting.push(...fresh)
  if (!isHeld()) show()
  else tellCount()
}

export function forgetExchanges(): void {
  waiting.length = 0
  seen.clear()
  byId('exchanges').replaceChildren()
  tellCount()
}

export function wireExchanges(): void {
  byId('hold').addEventListener('click', () => {
    const hold = byId('hold')
    hold.setAttribute('aria-pressed', String(!isHeld()))
    if (!isHeld()) show()
    tellCount()
  })
  byId('words').addEventListener('input', () => {
    for (const row of byId('exchanges').children) applyFilter(row as HTMLElement)
    tellCount()
  })
}

function show(): void {
  const list = byId('exchanges')
  for (const exchange of waiting.splice(0)) {
    const row = rowOf(exchange)
    applyFilter(row)
    list.prepend(row)
  }
  while (list.children.length > MOST_ROWS) list.lastElementChild!.remove()
  tellCount()
}

function rowOf(exchange: ShownExchange): HTMLElement {
  const { at, method, url, status, about, who, direction } = exchange
  const place = placeOf(url, direction)
  const details = make('details', {
    ontoggle: () => {
      if (details.childElementCount === 1) details.append(insideOf(exchange))
    },
  })
  details.append(
    make(
      'summary',
      {},
      make('time', { datetime: at }, at.slice(11, 19)),
      make(
        'span',
        { class: `way ${direction}` },
        make('span', { 'aria-hidden': 'true' }, direction === 'in' ? '←' : '→'),
        make('span', { class: 'unseen' }, direction === 'in' ? 'received' : 'sent'),
      ),
      make('span', { class: 'what' }, make('b', {}, method), ' ', place.path, make('i', {}, place.query)),
      make('span', { class: 'about' }, who === undefined ? about : `${about} · ${who}`),
      make('span', { class: `badge ${gradeOf(status)}` }, status === null ? 'no answer' : String(status)),
    ),
  )
  return make(
    'li',
    { class: 'exchange', 'data-words': `${method} ${url} ${status} ${about} ${who ?? ''}`.toLowerCase() },
    details,
  )
}

/** Where it went: to us, or below the address that the page is about, by its path; anywhere else whole. */
function placeOf(
  url: string,
  direction: ShownExchange['direction'],
): { readonly path: string; readonly query: string } {
  const { origin, pathname, search } = new URL(url)
  const home = document.querySelector('.where code')?.textContent ?? ''
  return {
    path: direction === 'in' || url.startsWith(home) ? pathname : `${origin}${pathname}`,
    query: search,
  }
}

function insideOf({ request, response, direction }: ShownExchange): HTMLElement {
  const asked = direction === 'in' ? ['Request', 'Our answer'] : ['Our request', 'Answer']
  return make(
    'div',
    { class: 'messages' },
    make('figure', {}, make('figcaption', {}, asked[0]), make('pre', { tabindex: 0 }, request)),
    make(
      'figure',
      {},
      make('figcaption', {}, asked[1]),
      make('pre', { tabindex: 0 }, response ?? 'Nobody answered.'),
    ),
  )
}

function gradeOf(status: number | null): string {
  if (status === null) return 'error'
  if (status >= 500) return 'fail'
  return status >= 400 ? 'warn' : 'pass'
}

function applyFilter(row: HTMLElement): void {
  const words = byId<HTMLInputElement>('words').value.toLowerCase().split(/\s+/)
  row.hidden = !words.every((word) => row.dataset.words!.includes(word))
}

function isHeld(): boolean {
  return byId('hold').getAttribute('aria-pressed') === 'true'
}

function tellCount(): void {
  const rows = [...byId('exchanges').querySelectorAll<HTMLElement>(':scope > li')]
  const shown = rows.filter(({ hidden }) => !hidden).length
  byId('no-exchanges').hidden = shown > 0
  byId('none-like-that').hidden = shown > 0 || rows.length === 0
  byId('nothing-yet').hidden = rows.length > 0
  byId('count').textContent = waiting.length > 0 ? `${shown}, ${waiting.length} more wait` : String(shown)
}

/** A screen reader is told how many came, once in a while, and not of each. */
export function announceExchanges(count: number): void {
  unspoken += count
  if (speaking !== undefined) return
  speaking = setTimeout(() => {
    speaking = undefined
    if (byId('said').textContent === '' && byId('wrong').textContent === '')
      byId('heard').textContent = unspoken === 1 ? 'One new exchange.' : `${unspoken} new exchanges.`
    unspoken = 0
  }, 3000)
}

export function wireClearing(clear: () => Promise<unknown>): void {
  byId('clear').addEventListener('click', async () => {
    await clear()
    forgetExchanges()
    say('The journal is empty.')
  })
}
