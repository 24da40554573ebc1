import { byId } from './dom.ts'

let fading: ReturnType<typeof setTimeout> | undefined

/** Tells what was done, on the screen and to a screen reader. */
export function say(text: string): void {
  show(byId('said'), text)
}

/** Tells what went wrong, at once. */
export function complain(text: string): void {
  show(byId('wrong'), text)
}

function show(element: HTMLElement, text: string): void {
  for (const other of [byId('said'), byId('wrong')]) other.textContent = ''
  element.textContent = text
  clearTimeout(fading)
  fading = setTimeout(() => {
    element.textContent = ''
  }, 8000)
}
