import type { Report } from '../../conformance/report.ts'
import { buildDossier, type Dossier } from '../../dossier/dossier.ts'
import { dossierHtml } from '../../dossier/html.ts'
import { dossierMarkdown } from '../../dossier/markdown.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { EnvironmentUnknownError } from '../environment.ts'
import { madeUpAnswers } from '../made-up-answers.ts'
import { readReport } from '../read-report.ts'
import { requireWritable, writeOutput } from '../write-output.ts'

const FORMS: Readonly<Record<string, (dossier: Dossier) => string>> = {
  markdown: dossierMarkdown,
  html: dossierHtml,
  json: (dossier) => `${stringifyJson(dossier, 2)}\n`,
}

export const dossier: Command = defineCommand({
  name: 'dossier',
  about: 'Write the application file that Terra asks for, from the descriptor and a report.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    env: { type: 'string', value: 'name', about: 'which of its environments', default: 'staging' },
    report: { type: 'string', value: 'file', about: 'the JSON report of a check of that environment' },
    form: { type: 'string', value: 'form', about: `${Object.keys(FORMS).join(', ')}`, default: 'markdown' },
    out: { type: 'string', value: 'file', about: 'written instead of standard output' },
  },
  examples: [
    'terrarium dossier contracts/aurora/partner.yaml --report report.json --form html --out aurora.html',
  ],
  async run([file], { env, report, form, out }, io) {
    const partner = await requirePartner(file)
    const environment = partner.environments[env]
    if (environment === undefined) throw new EnvironmentUnknownError(env, partner)
    const write = FORMS[form]
    if (write === undefined) {
      throw new UsageError(
        `Failed to read --form '${form}'.`,
        `Write one of ${Object.keys(FORMS).join(', ')}.`,
      )
    }
    await requireWritable([out])
    const built = buildDossier(partner, {
      environmentName: env,
      environment,
      examples: await madeUpAnswers(partner, environment.baseUrl),
      report: report === undefined ? undefined : await readReportOf(partner.id, report),
    })
    if (out === undefined) io.out(write(built))
    else await writeOutput(out, write(built))
    for (const line of built.open) io.err(`still open: ${line}\n`)
    return 0
  },
})

/** @throws UsageError, FileUnreadableError */
async function readReportOf(partnerId: string, file: string): Promise<Report> {
  const report = await readReport(file)
  if (report.partner.id === partnerId) return report
  throw new UsageError(
    `Failed to use ${file}: it is a report of '${report.partner.id}', not of '${partnerId}'.`,
    'Name the report of a check of this partner.',
  )
}
