import type { Change, Comparison, Told } from '../compare.ts'
import type { Paint } from './text.ts'

/** A comparison as a person reads it: what became worse first. The last line is the conclusion. */
export function comparisonText(comparison: Comparison, paint: Paint): string {
  const { before, after, worse, better, otherwise, appeared, gone, unchanged, cautions } = comparison
  return [
    `\n${before.startedAt} ${before.verdict} → ${after.startedAt} ${after.verdict}\n`,
    ...cautions.map((caution) => `${paint('yellow', caution)}\n`),
    ...section('worse', worse.map(changeLine), 'red', paint),
    ...section('better', better.map(changeLine), 'green', paint),
    ...section('otherwise', otherwise.map(changeLine), 'yellow', paint),
    ...section('new', appeared.map(toldLine), 'cyan', paint),
    ...section('gone', gone.map(toldLine), 'dim', paint),
    `\n${counted(comparison)}, ${unchanged} as before\n`,
  ].join('')
}

function counted({ worse, better, otherwise, appeared, gone }: Comparison): string {
  return `${worse.length} worse, ${better.length} better, ${otherwise.length} otherwise, ${appeared.length} new, ${gone.length} gone`
}

function section(
  title: string,
  lines: readonly string[],
  colour: Parameters<Paint>[0],
  paint: Paint,
): readonly string[] {
  return lines.length === 0 ? [] : [`\n${paint(colour, title)}\n`, ...lines]
}

function changeLine({ id, from, to, found }: Change): string {
  return `  ${id.padEnd(44)} ${from === to ? to : `${from} → ${to}`}${found === null ? '' : `: ${found}`}\n`
}

function toldLine({ id, verdict, found }: Told): string {
  return `  ${id.padEnd(44)} ${verdict}${found === null ? '' : `: ${found}`}\n`
}
