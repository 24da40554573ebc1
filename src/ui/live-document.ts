import { html, type Markup } from '../page/html.ts'

/** Where a live page's parts are served. */
export const PARTS = '/ui/'

export interface LiveDocument {
  readonly title: string
  /** The module below `src/ui/browser/` that brings the page to life. */
  readonly module: string
  /** The ending of modules: `ts` where we run from source, `js` where we were built. */
  readonly ending: string
  readonly body: Markup
}

/**
 * Nothing but our own files may run, style or be fetched; nothing is written into the page as HTML by its scripts, and
 * no page of somebody else's may frame it.
 */
export const LIVE_POLICY: string = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** A page that is served, with its style and its script beside it. */
export function liveDocument({ title, module, ending, body }: LiveDocument): string {
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#1d4ed8"/><circle cx="8" cy="8" r="3" fill="#fff"/></svg>`
  return `<!doctype html>
${
  html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<link rel="stylesheet" href="${PARTS}live.css">
<script type="module" src="${PARTS}${module}.${ending}"></script>
</head>
<body>
<a class="skip" href="#main">To the content</a>
${body}
<div class="toasts"><p id="said" role="status"></p><p id="wrong" role="alert"></p><p id="heard" role="status" class="unseen"></p></div>
<noscript><p class="card alert">This page needs JavaScript: it shows what happens as it happens.</p></noscript>
</body>
</html>`.text
}
`
}

/** Exchanges as they happen: the part that both live pages have. */
export function exchangesSection(options: { readonly nothing: Markup; readonly canClear: boolean }): Markup {
  return html`<section class="card exchanges" aria-labelledby="exchanges-title">
<header class="bar"><h2 id="exchanges-title">Exchanges <span class="soft" id="count">0</span></h2>
<p class="tools"><label class="unseen" for="words">Show those with these words</label>
<input type="search" id="words" placeholder="filter: token 401 sleep" autocomplete="off" spellcheck="false">
<button type="button" id="hold" aria-pressed="false">Hold</button>${options.canClear && html`<button type="button" id="clear">Clear</button>`}</p></header>
<ol id="exchanges" reversed aria-label="Exchanges, the newest first"></ol>
<div id="no-exchanges" class="nothing"><p id="none-like-that" hidden>None has these words.</p><div id="nothing-yet">${options.nothing}</div></div>
</section>`
}
