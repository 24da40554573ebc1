import { stringifyJson } from '../../kernel/json.ts'
import { lintMapping, type MappingCoverage } from '../../mapping/lint-mapping.ts'
import { recordSchema } from '../../mapping/schema-place.ts'
import type { DataType } from '../../partner/data.ts'
import { lintPartner } from '../../partner/lint-partner.ts'
import { lintDescriptor } from '../../partner/load-lint.ts'
import { type LoadedPartner, loadPartner } from '../../partner/load-partner.ts'
import { dataSource, dataTypesOf } from '../../partner/partner.ts'
import type { Problem } from '../../partner/problem.ts'
import { problemText } from '../../partner/problem-text.ts'
import { type Command, defineCommand } from '../command.ts'
import { painter } from '../style.ts'

type Coverage = Readonly<Partial<Record<DataType, MappingCoverage>>>

export const lint: Command = defineCommand({
  name: 'lint',
  about: 'Tell everything that is wrong with a descriptor, and where; then what its mappings leave out.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: { json: { type: 'boolean', about: 'print JSON' } },
  examples: [
    'terrarium lint contracts/aurora/partner.yaml',
    'terrarium lint partner.yaml --json | jq .coverage',
  ],
  async run([file], { json }, io) {
    const loaded = await loadPartner(file)
    const { problems, coverage } =
      loaded.partner === undefined
        ? { problems: (await lintDescriptor(file)).problems, coverage: {} }
        : lintLoaded(loaded)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    if (json) io.out(`${stringifyJson({ file, problems, coverage }, 2)}\n`)
    else io.out(text(file, problems, coverage, painter(io.outIsTerminal)))
    return errors > 0 ? 2 : 0
  },
})

/** Everything of a descriptor that has the right form: its own rules, and its mappings against Terra's models. */
function lintLoaded(loaded: LoadedPartner): {
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
} {
  const { partner, place } = loaded
  const coverage: Partial<Record<DataType, MappingCoverage>> = {}
  const mistaken = dataTypesOf(partner).flatMap((type) => {
    const source = dataSource(partner, type)
    const { records, mapping } = source
    const at = (pointer: string) => place(`/data/${type}/mapping${pointer}`)
    const linted = lintMapping(mapping, type, {
      record: recordSchema(source),
      readElsewhere: [
        records.id,
        records.start,
        records.end,
        records.updated,
        records.userId,
        records.offset?.at,
      ].filter((pointer) => pointer !== undefined),
      lineOf: (pointer) => at(pointer).line,
    })
    coverage[type] = linted.coverage
    return linted.mistakes.map(({ pointer, expected, found, remedy }) => ({
      ...at(pointer),
      severity: 'error' as const,
      expected,
      found,
      remedy,
    }))
  })
  return { problems: [...lintPartner(loaded), ...mistaken], coverage }
}

function text(
  file: string,
  problems: readonly Problem[],
  coverage: Coverage,
  paint: ReturnType<typeof painter>,
): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const lines = problems.map(
    (problem) => `${paint(problem.severity === 'error' ? 'red' : 'yellow', '●')} ${problemText(problem)}`,
  )
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
  const summary =
    problems.length === 0
      ? `${file}: nothing is wrong`
      : `${file}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
  return [...lines, ...coverageLines(coverage, paint), summary, ''].join('\n')
}

/** Which of Terra's fields a mapping fills, and which of the partner's nobody reads. */
function coverageLines(coverage: Coverage, paint: ReturnType<typeof painter>): readonly string[] {
  return Object.entries(coverage).flatMap(([type, { filled, unfilled, missing, unread }]) => [
    `  ${type.padEnd(12)} fills ${filled.length} of ${filled.length + unfilled.length} Terra fields`,
    ...(missing.length === 0
      ? []
      : [paint('yellow', `  ${''.padEnd(12)} required and not filled: ${missing.join(', ')}`)]),
    ...(unread.length === 0 ? [] : [paint('dim', `  ${''.padEnd(12)} not read: ${unread.join(', ')}`)]),
  ])
}
