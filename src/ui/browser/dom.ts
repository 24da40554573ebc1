/** Attributes and properties of an element; `on…` are listeners. What is `false` or absent is left out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

type Child = Node | string | undefined | false

/** Make an element. Children that are text stay text, whatever they hold: nothing here reads HTML. */
export function make(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== undefined && child !== false))
  return element
}

/** The element that the page has under this id. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  return document.getElementById(id) as Type
}

export function button(label: string, onclick: () => void, attributes: Attributes = {}): HTMLElement {
  return make('button', { type: 'button', ...attributes, onclick }, label)
}

/** Puts what is made anew in the place of what is there, and gives the focus back to what has the same `data-key`. */
export function refill(parent: HTMLElement, ...children: readonly Node[]): void {
  const active = document.activeElement
  const key = active !== null && parent.contains(active) ? active.getAttribute('data-key') : null
  parent.replaceChildren(...children)
  if (key !== null) parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
}
