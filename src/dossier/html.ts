import { stringifyJson } from '../kernel/json.ts'
import type { Answer, Dossier, Sample } from './dossier.ts'

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th{font-weight:normal;text-align:left;opacity:.75;width:16rem;vertical-align:top}
th,td{padding:.3rem .5rem;border-bottom:1px solid #8884}code,pre{font:14px/1.45 ui-monospace,monospace;overflow-wrap:anywhere}
pre{max-height:24rem;overflow:auto;padding:1rem;background:#8881;border-radius:.4rem}.open{color:#b3261e;font-weight:bold}
@media(prefers-color-scheme:dark){.open{color:#ff8a80}}`

/** The application file as one HTML page without anything from elsewhere. */
export function dossierHtml(dossier: Dossier): string {
  const { partner, environment, access, endpoints, webhooks, events, conformance, open } = dossier
  const title = `${text(partner.name)}: application to Terra`
  const judged =
    conformance === undefined
      ? '<p class="open">Not judged yet.</p>'
      : `<p><strong>${text(conformance.verdict.replaceAll('-', ' '))}</strong> on ${text(conformance.startedAt.slice(0, 10))}</p>${list(conformance.open)}`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>Environment: ${text(environment)}</p>
<h2>Still open</h2>${open.length === 0 ? '<p>Nothing.</p>' : list(open)}
<h2>Access</h2>${table(access)}
<h2>Data</h2>${endpoints.map(sample).join('')}
${webhooks.length === 0 ? '' : `<h2>Webhooks</h2>${table(webhooks)}<h2>Events</h2>${events.map(sample).join('')}`}
<h2>Conformance</h2>${judged}</main></body></html>
`
}

function sample({ title, facts, example }: Sample): string {
  return `<h3>${text(title)}</h3>${table(facts)}<details><summary>A full example, its values replaced by typical ones</summary><pre>${text(stringifyJson(example, 2))}</pre></details>`
}

function table(answers: readonly Answer[]): string {
  const rows = answers
    .filter(({ answer, isRequired }) => isRequired || answer !== undefined)
    .map(
      ({ question, answer }) =>
        `<tr><th scope="row">${text(question)}</th><td>${answer === undefined ? '<span class="open">open</span>' : `<code>${text(answer)}</code>`}</td></tr>`,
    )
  return `<table>${rows.join('')}</table>`
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
