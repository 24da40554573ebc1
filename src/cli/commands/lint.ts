import { stringifyJson } from '../../kernel/json.ts'
import { partnerMapping } from '../../mapping/compile.ts'
import { MappingInvalidError } from '../../mapping/mistake.ts'
import { lintPartner } from '../../partner/lint-partner.ts'
import { lintDescriptor } from '../../partner/load-lint.ts'
import { type LoadedPartner, loadPartner } from '../../partner/load-partner.ts'
import { dataTypesOf } from '../../partner/partner.ts'
import type { Problem } from '../../partner/problem.ts'
import { problemText } from '../../partner/problem-text.ts'
import { type Command, defineCommand } from '../command.ts'
import { painter } from '../style.ts'

export const lint: Command = defineCommand({
  name: 'lint',
  about: 'Tell everything that is wrong with a descriptor, and where.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: { json: { type: 'boolean', about: 'print JSON' } },
  examples: ['terrarium lint contracts/aurora/partner.yaml'],
  async run([file], { json }, io) {
    const loaded = await loadPartner(file)
    const problems =
      loaded.partner === undefined
        ? (await lintDescriptor(file)).problems
        : [...lintPartner(loaded), ...mappingProblems(loaded)]
    const errors = problems.filter(({ severity }) => severity === 'error').length
    if (json) io.out(`${stringifyJson({ file, problems }, 2)}\n`)
    else io.out(text(file, problems, painter(io.outIsTerminal)))
    return errors > 0 ? 2 : 0
  },
})

/** What a mapping says that Terra's models do not have, at its place in its own file. */
function mappingProblems({ partner, place }: LoadedPartner): readonly Problem[] {
  return dataTypesOf(partner).flatMap((type) => {
    try {
      partnerMapping(partner, type)
      return []
    } catch (thrown) {
      if (!(thrown instanceof MappingInvalidError)) throw thrown
      return thrown.mistakes.map(({ pointer, expected, found, remedy }) => ({
        ...place(`/data/${type}/mapping${pointer}`),
        severity: 'error' as const,
        expected,
        found,
        remedy,
      }))
    }
  })
}

function text(file: string, problems: readonly Problem[], paint: ReturnType<typeof painter>): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const lines = problems.map(
    (problem) => `${paint(problem.severity === 'error' ? 'red' : 'yellow', '●')} ${problemText(problem)}`,
  )
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`
  const summary =
    problems.length === 0
      ? `${file}: nothing is wrong`
      : `${file}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`
  return [...lines, summary, ''].join('\n')
}
