import type { FaultView } from '../../control/fault-view.ts'
import { ask } from './ask.ts'
import { byId, make } from './dom.ts'
import { say } from './say.ts'

let faults: readonly FaultView[] = []
let onNow: readonly string[] = []

export function showFaults(all: readonly FaultView[]): void {
  faults = all
  const areas = [...new Set(all.map(({ area }) => area))]
  byId('faults').replaceChildren(
    ...areas.map((area) =>
      make(
        'fieldset',
        { 'data-area': area },
        make('legend', {}, area),
        ...all.filter((fault) => fault.area === area).map(switchOf),
      ),
    ),
  )
  showFaultsOn(onNow)
  applyFilter()
}

/** @param on - ids of those that are on now. */
export function showFaultsOn(on: readonly string[]): void {
  onNow = on
  for (const box of byId('faults').querySelectorAll<HTMLInputElement>('input'))
    box.checked = on.includes(box.value)
  const clear = byId<HTMLButtonElement>('honest')
  clear.disabled = on.length === 0
  byId('fault-count').textContent = on.length === 0 ? 'none on: it is honest' : `${on.length} on`
  byId('on-now').replaceChildren(
    ...on.map((id) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            class: 'chip',
            'aria-label': `Switch off ${id}`,
            onclick: () => void toggle(id, false),
          },
          id,
          make('span', { 'aria-hidden': 'true' }, ' ×'),
        ),
      ),
    ),
  )
}

export function wireFaults(): void {
  byId('fault-words').addEventListener('input', applyFilter)
  byId('faults').addEventListener('change', ({ target }) => {
    const box = target as HTMLInputElement
    toggle(box.value, box.checked).catch(() => {
      box.checked = !box.checked
    })
  })
  byId('honest').addEventListener('click', async () => {
    await ask('DELETE', '/faults')
    say('Every fault is off: the partner is honest.')
  })
}

async function toggle(id: string, on: boolean): Promise<void> {
  await ask(on ? 'PUT' : 'DELETE', `/faults/${id}`)
  say(`${id} is ${on ? 'on' : 'off'}.`)
}

function switchOf({ id, title, inapplicable, showsAt, caughtBy, source }: FaultView): HTMLElement {
  const cited = [source.document, source.section === undefined ? '' : ` ${source.section}`].join('')
  const about =
    inapplicable === undefined ? `${cited} · caught by ${caughtBy.join(', ')}` : `Not here: ${inapplicable}.`
  return make(
    'p',
    { class: 'fault', 'data-words': `${id} ${title} ${about}`.toLowerCase() },
    make('input', {
      type: 'checkbox',
      role: 'switch',
      id: `fault-${id}`,
      value: id,
      disabled: inapplicable !== undefined,
      'aria-describedby': `about-${id}`,
    }),
    make('label', { for: `fault-${id}` }, make('code', {}, id)),
    make(
      'span',
      { id: `about-${id}` },
      title,
      make('small', {}, about, showsAt === undefined ? '' : ` · shows at ${showsAt.slice(0, 10)}`),
    ),
  )
}

function applyFilter(): void {
  const words = byId<HTMLInputElement>('fault-words').value.toLowerCase().split(/\s+/)
  let shown = 0
  for (const group of byId('faults').querySelectorAll<HTMLElement>('fieldset')) {
    const rows = [...group.querySelectorAll<HTMLElement>('.fault')]
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.words!.includes(word))
    const left = rows.filter(({ hidden }) => !hidden).length
    group.hidden = left === 0
    shown += left
  }
  byId('fault-found').textContent = `${shown} of ${faults.length} faults`
}
