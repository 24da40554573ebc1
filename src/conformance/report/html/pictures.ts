import { html, type Markup } from '../../../page/html.ts'
import type { Picture } from '../../picture.ts'
import { dayPicture } from './picture/day.ts'
import { nightPicture } from './picture/night.ts'

const SOURCES: Readonly<Record<Picture['from'], string>> = {
  example:
    'Drawn from the examples that the descriptor declares, as its mapping translates them to Terra: nobody’s health values. To see what was pulled, run the check with --show-health-values.',
  pulled:
    'Drawn from records that were pulled for the connected account, as the mapping translates them to Terra. These are health values of that account: treat this file accordingly.',
}

/** One mapped night and one mapped day, so that a person sees at a glance whether they make sense. */
export function pictures({ from, night, day }: Picture): Markup | undefined {
  const drawn = [
    night === undefined ? undefined : nightPicture(night),
    day === undefined ? undefined : dayPicture(day),
  ].filter((picture) => picture !== undefined)
  if (drawn.length === 0) return undefined
  return html`<section aria-labelledby="picture"><h2 id="picture">What Terra gets</h2>
<p class="soft">${SOURCES[from]}</p><div class="pictures">${drawn}</div></section>`
}
