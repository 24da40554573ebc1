import type { ClockView } from '../../control/clock-view.ts'
import { ask } from './ask.ts'
import { byId } from './dom.ts'
import { say } from './say.ts'

let shown: ClockView | undefined
/** The page's own time when the clock was told. */
let toldAtMs = 0

/** Where the mock's clock stands now, in milliseconds since the Unix epoch. */
export function mockNowMs(): number {
  if (shown === undefined) return 0
  return shown.epochMs + (shown.frozen ? 0 : pageMs() - toldAtMs)
}

export function showClock(clock: ClockView): void {
  shown = clock
  toldAtMs = pageMs()
  const freeze = byId('freeze')
  freeze.textContent = clock.frozen ? 'Let it run' : 'Freeze'
  freeze.setAttribute('aria-pressed', String(clock.frozen))
  byId('clock').dataset.frozen = String(clock.frozen)
  tick()
}

/** Shows the time of now; to be called each second. */
export function tick(): void {
  const time = byId<HTMLTimeElement>('now')
  const iso = new Date(mockNowMs()).toISOString()
  time.dateTime = iso
  byId('today').textContent = new Date(mockNowMs()).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  byId('time').textContent = iso.slice(11, 19)
  const ahead = shown?.aheadSeconds ?? 0
  byId('ahead').textContent = shown?.frozen
    ? 'frozen'
    : ahead > 1
      ? `${duration(ahead * 1000)} ahead`
      : 'as real time'
}

export function wireClock(): void {
  for (const step of document.querySelectorAll<HTMLElement>('[data-advance]'))
    step.addEventListener('click', () => void advance(Number(step.dataset.advance), step.textContent ?? ''))
  byId('freeze').addEventListener('click', async () => {
    const clock = await ask<ClockView>('POST', shown?.frozen ? '/clock/resume' : '/clock/freeze')
    showClock(clock)
    say(clock.frozen ? 'The clock stands still.' : 'The clock runs.')
  })
}

async function advance(seconds: number, label: string): Promise<void> {
  showClock(await ask<ClockView>('POST', '/clock/advance', { seconds }))
  say(`The clock has moved on by ${label.replace('+', '').trim()}.`)
}

/** `59:12`, `3 h 20 min`, `2 d 4 h`: two units at most. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return `${days} d${hours % 24 > 0 ? ` ${hours % 24} h` : ''}`
  if (hours > 0) return `${hours} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}

/** Milliseconds since the page was opened. */
function pageMs(): number {
  return Number(document.timeline.currentTime ?? 0)
}
