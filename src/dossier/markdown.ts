import { compactJson } from './compact-json.ts'
import type { Conformance } from './conformance.ts'
import type { Dossier } from './dossier.ts'
import type { Fact } from './fact.ts'
import type { Sample } from './sample.ts'

/** The application file as Markdown. */
export function dossierMarkdown(dossier: Dossier): string {
  const {
    partner,
    environment,
    open,
    toSettle,
    readiness,
    handOver,
    access,
    grant,
    endpoints,
    webhooks,
    events,
  } = dossier
  return [
    `# ${line(partner.name)}: application to Terra\n\nEnvironment ${line(environment.name)}, ${environment.baseUrl}.\n`,
    section('Still open', open.length === 0 ? 'Nothing.\n' : list(open)),
    section('To settle with Terra', toSettle.length === 0 ? 'Nothing.\n' : list(toSettle)),
    section(
      'Ready to submit',
      readiness.map(({ item, isReady }) => `- [${isReady ? 'x' : ' '}] ${line(item)}\n`).join(''),
    ),
    section('Handed over separately', list(handOver)),
    section("Terra's form", formTable(dossier)),
    section('Beside the form', table(access)),
    section('The grant', grant.map(sample).join('\n')),
    section('Data', endpoints.map(sample).join('\n')),
    ...(webhooks.length === 0
      ? []
      : [section('Webhooks', table(webhooks)), section('Events', events.map(sample).join('\n'))]),
    section('Conformance', conformanceText(dossier.conformance)),
  ].join('\n')
}

function formTable({ form }: Dossier): string {
  const rows = form.map(({ number, asks, required, answers, open, spare }) => {
    const said = answers.map(({ of, says }) =>
      of === undefined ? cell(says) : `**${line(of)}** ${cell(says)}`,
    )
    const shown =
      open !== undefined ? `**open**: ${cell(open)}` : spare !== undefined ? cell(spare) : said.join('<br>')
    return `| ${number} | ${cell(asks)}${required === 'no' ? ' (optional)' : ''} | ${shown} |\n`
  })
  return `| | Asked | Answer |\n|---:|---|---|\n${rows.join('')}`
}

function conformanceText(conformance: Conformance | undefined): string {
  if (conformance === undefined) return 'Not judged yet.\n'
  const { verdict, startedAt, baseUrl, counts, tests, toMend } = conformance
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  const rows = tests.map(
    ({ name, verdict: worst, passed, checks }) => `| ${name} | ${worst} | ${passed} of ${checks} |\n`,
  )
  return [
    `**${verdict.replaceAll('-', ' ')}** on ${startedAt.slice(0, 10)} at ${baseUrl}: ${counted.map(([name, count]) => `${count} ${name}`).join(', ')}.\n`,
    `\n| What Terra tests | Worst | Pass |\n|---|---|---:|\n${rows.join('')}`,
    ...(toMend.length === 0
      ? []
      : [
          `\nTo mend, in this order:\n\n${toMend.map(({ id, found }) => `1. \`${id}\`: ${line(found)}\n`).join('')}`,
        ]),
  ].join('')
}

function section(title: string, content: string): string {
  return `## ${title}\n\n${content}`
}

function sample({ title, about, facts, curl, example }: Sample): string {
  const text = compactJson(example)
  return [
    `### ${line(title)}\n`,
    ...(about === '' ? [] : [`${about}\n`]),
    ...(facts.length === 0 ? [] : [table(facts)]),
    ...(curl === undefined ? [] : [`\`\`\`sh\n${curl}\n\`\`\`\n`]),
    'A full example, of somebody who does not exist:\n',
    `\`\`\`json\n${text}\n\`\`\`\n`,
  ].join('\n')
}

function table(facts: readonly Fact[]): string {
  const rows = facts.map(({ name, value }) => `| ${cell(name)} | ${cell(value)} |\n`)
  return `| | |\n|---|---|\n${rows.join('')}`
}

function list(lines: readonly string[]): string {
  return lines.map((text) => `- ${line(text)}\n`).join('')
}

function cell(text: string): string {
  return line(text).replaceAll('|', '\\|')
}

/** One line in which nothing means anything to Markdown or HTML but what we wrote. */
function line(text: string): string {
  return text.replace(/[\\`*[\]<>#]|(?<!\w)_|_(?!\w)/g, '\\$&').replaceAll('\n', ' ')
}
