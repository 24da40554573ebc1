import { areaOf, type Check, citation } from '../../conformance/check.ts'
import { CHECKS } from '../../conformance/checks/registry.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { Fault } from '../../mock/fault.ts'
import { FAULTS } from '../../mock/faults/registry.ts'
import { type Command, defineCommand } from '../command.ts'
import { painter } from '../style.ts'

export const explain: Command = defineCommand({
  name: 'explain',
  about: 'Tell all about a check or a fault; without an id, list them.',
  arguments: [{ name: 'id', about: 'of a check or a fault', optional: true }],
  flags: { json: { type: 'boolean', about: 'print JSON' } },
  examples: [
    'terrarium explain',
    'terrarium explain auth/code-single-use',
    'terrarium explain --json | jq .faults',
  ],
  async run([id], { json }, io) {
    const paint = painter(io.outIsTerminal)
    if (id === undefined) {
      io.out(
        json ? printed({ checks: CHECKS.map(checkEntry), faults: FAULTS.map(faultEntry) }) : listing(paint),
      )
      return 0
    }
    const check = CHECKS.find((other) => other.id === id)
    const fault = FAULTS.find((other) => other.id === id)
    if (check === undefined && fault === undefined) throw unknown(id)
    if (json) io.out(printed({ ...(check && checkEntry(check)), ...(fault && faultEntry(fault)) }))
    else io.out(check === undefined ? faultText(fault as Fault, paint) : checkText(check, paint))
    return 0
  },
})

type Paint = ReturnType<typeof painter>

function checkEntry(check: Check): Record<string, unknown> {
  const { id, level, title, remedy } = check
  const probe = PROBES.find(({ name }) => name === check.given)
  return {
    id,
    area: areaOf(check),
    level,
    title,
    source: citation(check.source),
    ...(check.source.url === undefined ? {} : { sourceUrl: check.source.url }),
    remedy,
    probe: check.given,
    touches: probe?.touches,
    catches: FAULTS.filter(({ caughtBy }) => caughtBy.includes(id)).map((fault) => fault.id),
  }
}

function faultEntry({ id, area, title, source, caughtBy }: Fault): Record<string, unknown> {
  return {
    id,
    area,
    title,
    source: citation(source),
    ...(source.url === undefined ? {} : { sourceUrl: source.url }),
    caughtBy,
  }
}

function listing(paint: Paint): string {
  const checks = CHECKS.map(
    ({ id, level, title }) => `${id.padEnd(46)} ${paint('dim', level.padEnd(6))} ${title}\n`,
  )
  const faults = FAULTS.map(
    ({ id, area, title }) => `${id.padEnd(46)} ${paint('dim', area.padEnd(12))} ${title}\n`,
  )
  return [
    paint('bold', `${CHECKS.length} checks\n`),
    ...checks,
    paint('bold', `\n${FAULTS.length} faults, for terrarium mock --fault\n`),
    ...faults,
  ].join('')
}

function checkText(check: Check, paint: Paint): string {
  const probe = PROBES.find(({ name }) => name === check.given)
  const catches = FAULTS.filter(({ caughtBy }) => caughtBy.includes(check.id))
  return lines([
    `${paint('bold', check.id)}  ${check.level}`,
    check.title,
    '',
    `source   ${citation(check.source)}${check.source.url === undefined ? '' : `  ${check.source.url}`}`,
    `remedy   ${check.remedy}`,
    `probe    ${check.given}: ${probe?.about ?? ''}`,
    ...(probe === undefined || probe.touches === 'nothing' ? [] : [`touches  ${probe.touches}`]),
    ...catches.map(({ id, title }, index) => `${index === 0 ? 'catches ' : '        '} ${id}: ${title}`),
  ])
}

function faultText(fault: Fault, paint: Paint): string {
  return lines([
    `${paint('bold', fault.id)}  ${fault.area}`,
    fault.title,
    '',
    `source   ${citation(fault.source)}${fault.source.url === undefined ? '' : `  ${fault.source.url}`}`,
    `caught   by ${fault.caughtBy.join(', ')}`,
    `try it   terrarium mock contracts/aurora/partner.yaml --fault ${fault.id}`,
  ])
}

function unknown(id: string): UsageError {
  const near = nearest(
    id,
    [...CHECKS, ...FAULTS].map((other) => other.id),
  )
  return new UsageError(
    `Failed to explain '${id}': no check and no fault has that id.`,
    near === undefined ? 'Run terrarium explain without an id to list them.' : `Did you mean '${near}'?`,
  )
}

function printed(value: unknown): string {
  return `${stringifyJson(value, 2)}\n`
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
