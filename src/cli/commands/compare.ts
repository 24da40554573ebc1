import { compareReports, isWorse } from '../../conformance/compare.ts'
import { comparisonText } from '../../conformance/report/compare-text.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { type Command, defineCommand } from '../command.ts'
import { readReport } from '../read-report.ts'
import { painter } from '../style.ts'

export const compare: Command = defineCommand({
  name: 'compare',
  about:
    'Tell what became better and what worse between two reports; exits with 1 when something became worse.',
  arguments: [
    { name: 'before', about: 'the JSON report of the earlier run' },
    { name: 'after', about: 'the JSON report of the later run' },
  ],
  flags: { json: { type: 'boolean', about: 'print the comparison as JSON' } },
  examples: ['terrarium compare last-week.json today.json'],
  async run([first, second], { json }, io) {
    const [before, after] = [await readReport(first), await readReport(second)]
    if (before.partner.id !== after.partner.id) {
      throw new UsageError(
        `Failed to compare: ${first} is about ${before.partner.id} and ${second} about ${after.partner.id}.`,
        'Name two reports of one partner.',
      )
    }
    const comparison = compareReports(before, after)
    io.out(json ? `${stringifyJson(comparison, 2)}\n` : comparisonText(comparison, painter(io.outIsTerminal)))
    return isWorse(comparison) ? 1 : 0
  },
})
