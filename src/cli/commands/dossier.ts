import { writeFile } from 'node:fs/promises'
import fc from 'fast-check'
import type { Report } from '../../conformance/report.ts'
import { buildDossier, type Dossier } from '../../dossier/dossier.ts'
import { dossierHtml } from '../../dossier/html.ts'
import { dossierMarkdown } from '../../dossier/markdown.ts'
import { TerrariumError, UsageError } from '../../kernel/errors.ts'
import { type JsonValue, parseJson, stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { arbitrary } from '../../schema/arbitrary.ts'
import type { JsonSchema } from '../../schema/validator.ts'
import { type Command, defineCommand } from '../command.ts'
import { EnvironmentUnknownError } from '../environment.ts'
import { readInput } from '../read-input.ts'

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
    const built = buildDossier(partner, {
      environmentName: env,
      environment,
      example: ({ schema, example }) => typical(schema, example),
      report: report === undefined ? undefined : await readReport(report),
    })
    if (out === undefined) io.out(write(built))
    else await writeFile(out, write(built))
    for (const question of built.open) io.err(`still open: ${question}\n`)
    return 0
  },
})

/** A declared example may be somebody's data: what is handed on has its shape, and values that nobody had. */
function typical(schema: JsonSchema, example: JsonValue): JsonValue {
  try {
    return fc.sample(arbitrary(schema, { mode: 'typical', example }), { numRuns: 1, seed: 1 })[0] ?? null
  } catch (thrown) {
    if (thrown instanceof TerrariumError) return 'no example can be made from the schema'
    throw thrown
  }
}

/** @throws UsageError, FileUnreadableError */
async function readReport(file: string): Promise<Report> {
  const text = new TextDecoder().decode(await readInput(file))
  try {
    const report = parseJson(text) as unknown as Report
    if (Array.isArray(report.checks) && typeof report.verdict === 'string') return report
  } catch {
    // Said below, as is JSON of another kind.
  }
  throw new UsageError(
    `Failed to read ${file}: it is no report.`,
    'Name a file that terrarium check --json has written.',
  )
}
