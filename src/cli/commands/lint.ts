import { stringifyJson } from '../../kernel/json.ts'
import { lintMapping, type MappingCoverage } from '../../mapping/lint-mapping.ts'
import { recordSchema } from '../../mapping/schema-place.ts'
import type { DataType } from '../../partner/data.ts'
import { lintPartner } from '../../partner/lint-partner.ts'
import { lintDescriptor } from '../../partner/load-lint.ts'
import { type LoadedPartner, type LoadResult, loadPartner } from '../../partner/load-partner.ts'
import { dataSource, dataTypesOf } from '../../partner/partner.ts'
import type { Problem } from '../../partner/problem.ts'
import { problemText } from '../../partner/problem-text.ts'
import { type Command, defineCommand } from '../command.ts'
import { adapterProblem } from '../lint/adapter-problem.ts'
import { openFields } from '../lint/open-fields.ts'
import { readTodos, type Todo } from '../lint/todos.ts'
import { painter } from '../style.ts'

type Coverage = Readonly<Partial<Record<DataType, MappingCoverage>>>

export const lint: Command = defineCommand({
  name: 'lint',
  about: 'Tell what is wrong with a descriptor, what is left to do, and what its mappings leave out.',
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
        : await lintLoaded(file, loaded)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    const todos = await readTodos([file, ...mappingFiles(loaded)])
    const open = (loaded.partner === undefined ? [] : openFields(loaded.partner)).map(
      ({ number, asks, open }) => ({ number, asks, open }),
    )
    if (json) io.out(`${stringifyJson({ file, problems, coverage, todos, open }, 2)}\n`)
    else io.out(text({ file, problems, coverage, todos, open }, painter(io.outIsTerminal)))
    return errors > 0 ? 2 : 0
  },
})

/** Everything of a descriptor that has the right form: its own rules, and its mappings against Terra's models. */
async function lintLoaded(
  file: string,
  loaded: LoadedPartner,
): Promise<{ readonly problems: readonly Problem[]; readonly coverage: Coverage }> {
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
  const adapter = await adapterProblem(file, loaded)
  return {
    problems: [...lintPartner(loaded), ...mistaken, ...(adapter === undefined ? [] : [adapter])],
    coverage,
  }
}

function mappingFiles(loaded: LoadResult): readonly string[] {
  if (loaded.partner === undefined) return []
  const { partner, place } = loaded
  return dataTypesOf(partner).map((type) => place(`/data/${type}/mapping/metadata`).file)
}

interface Linted {
  readonly file: string
  readonly problems: readonly Problem[]
  readonly coverage: Coverage
  readonly todos: readonly Todo[]
  readonly open: readonly { readonly asks: string; readonly open: string }[]
}

function text({ file, problems, coverage, todos, open }: Linted, paint: ReturnType<typeof painter>): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const lines = problems.map(
    (problem) => `${paint(problem.severity === 'error' ? 'red' : 'yellow', '●')} ${problemText(problem)}`,
  )
  const left = todos.map(({ file: where, line, says }) => `${paint('yellow', '○')} ${where}:${line}  ${says}`)
  const form = open.map(({ asks, open: why }) => `${paint('yellow', '○')} Terra's form: ${asks}: ${why}`)
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
  const wrong =
    problems.length === 0
      ? 'nothing is wrong'
      : `${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`
  const undone =
    left.length + form.length === 0 ? '' : `; ${count(left.length + form.length, 'point')} left to do`
  return [
    ...lines,
    ...left,
    ...form,
    ...coverageLines(coverage, paint),
    `${file}: ${wrong}${undone}`,
    '',
  ].join('\n')
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
