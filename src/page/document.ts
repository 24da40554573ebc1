import { createHash } from 'node:crypto'
import { html, Markup } from './html.ts'

export interface HtmlDocument {
  readonly title: string
  /** CSS. It, and nothing else, may style the page. */
  readonly style: string
  readonly body: Markup
  /** JavaScript that runs once the page stands. It, and nothing else, may run. */
  readonly script?: string
  /** The colour of the little picture in the browser's tab, as CSS writes it. */
  readonly colour?: string
}

/**
 * A whole page in one file that asks nobody for anything: its policy lets no script and no style run but those given,
 * by their hash, and lets nothing be fetched.
 */
export function htmlDocument({ title, style, body, script, colour = '#1d4ed8' }: HtmlDocument): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`]),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="${colour}"/></svg>`
  return `<!doctype html>
${
  html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${new Markup(style)}</style>
</head>
<body>
${body}
${script !== undefined && html`<script>${new Markup(script)}</script>`}
</body>
</html>`.text
}
`
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
