/** Text that is HTML already. Only `html` makes it, so that nothing reaches a page unescaped by mistake. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template: text is escaped, markup is not, lists are joined, what is absent leaves nothing. */
export type Content = string | number | bigint | Markup | undefined | false | null | readonly Content[]

/**
 * Make markup from a template whose values are escaped, in content and in quoted attributes.
 *
 * @example html`<p title="${name}">${name}</p>`
 */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const parts = strings.map((string, index) => string + rendered(values[index]))
  return new Markup(parts.join(''))
}

/** Text as HTML shows it, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** A sentence in which `` `words` `` between backticks are code. */
export function prose(text: string): Markup {
  const parts = text.split('`')
  const isPaired = parts.length % 2 === 1
  return isPaired
    ? html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`
    : html`${text}`
}

function rendered(value: Content): string {
  if (value === undefined || value === null || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(rendered).join('')
  return escapeHtml(String(value))
}
