import { stringifyJson } from '../kernel/json.ts'
import type { Answer, Dossier, Sample } from './dossier.ts'

/** The application file as Markdown. */
export function dossierMarkdown(dossier: Dossier): string {
  const { partner, environment, access, endpoints, webhooks, events, conformance, open } = dossier
  return [
    `# ${partner.name}: application to Terra\n\nEnvironment: ${environment}.\n`,
    section('Still open', open.length === 0 ? 'Nothing.\n' : open.map((line) => `- ${line}\n`).join('')),
    section('Access', table(access)),
    section('Data', endpoints.map(sample).join('\n')),
    ...(webhooks.length === 0
      ? []
      : [section('Webhooks', table(webhooks)), section('Events', events.map(sample).join('\n'))]),
    section('Conformance', conformance === undefined ? 'Not judged yet.\n' : conformanceText(conformance)),
  ].join('\n')
}

function conformanceText({ verdict, startedAt, counts, open }: NonNullable<Dossier['conformance']>): string {
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  const summary = `**${verdict.replaceAll('-', ' ')}** on ${startedAt.slice(0, 10)}: ${counted.map(([name, count]) => `${count} ${name}`).join(', ')}.\n`
  return open.length === 0 ? summary : `${summary}\n${open.map((line) => `- ${line}\n`).join('')}`
}

function section(title: string, content: string): string {
  return `## ${title}\n\n${content}`
}

function sample({ title, facts, example }: Sample): string {
  return `### ${title}\n\n${table(facts)}\nA full example, its values replaced by typical ones:\n\n\`\`\`json\n${stringifyJson(example, 2)}\n\`\`\`\n`
}

function table(answers: readonly Answer[]): string {
  const rows = answers
    .filter(({ answer, isRequired }) => isRequired || answer !== undefined)
    .map(
      ({ question, answer }) =>
        `| ${question} | ${answer === undefined ? '**open**' : `\`${answer.replaceAll('|', '\\|')}\``} |\n`,
    )
  return `| | |\n|---|---|\n${rows.join('')}`
}
