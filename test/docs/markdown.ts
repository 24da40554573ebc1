/** A cell of a Markdown table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

export function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows.map(row)]
}

/** The id under which Markdown renderers offer a heading. */
export function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-')
}

/** A source as a link, where it has an address. */
export function linked(text: string, url: string | undefined): string {
  return url === undefined ? text : `[${text}](${url})`
}

/** Where the checks of transport are seen to fail. */
export const TRANSPORT_TEST: string = '../test/conformance/transport.test.ts'
