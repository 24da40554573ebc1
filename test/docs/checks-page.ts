import { AREAS, areaOf, type Check, citation } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { anchor, linked, TRANSPORT_TEST, table } from './markdown.ts'

/** `docs/checks.md`: every check, by area. */
export function checksPage(): string {
  const areas = AREAS.map((area) => ({ area, checks: CHECKS.filter((check) => areaOf(check) === area) }))
  return [
    '# All checks',
    '',
    `Written by \`npm run docs\`; \`terrarium explain <id>\` tells the same. ${CHECKS.length} checks. A **must** that does`,
    'not hold makes the verdict `does not conform`; a **should** is a warning. What each check catches are the',
    '[faults](faults.md) of the mock that make it fail.',
    '',
    ...table(
      ['area', 'checks', 'must', 'should'],
      areas.map(({ area, checks }) => [
        `[${area}](#${anchor(area)})`,
        String(checks.length),
        String(checks.filter(({ level }) => level === 'must').length),
        String(checks.filter(({ level }) => level === 'should').length),
      ]),
    ),
    '',
    ...areas.flatMap(({ area, checks }) => [`## ${area}`, '', ...checks.flatMap(section)]),
  ].join('\n')
}

function section(check: Check): readonly string[] {
  const probe = PROBES.find(({ name }) => name === check.given)
  const catches = FAULTS.filter(({ caughtBy }) => caughtBy.includes(check.id))
  const facts = [
    `**${check.level}** · ${linked(citation(check.source), check.source.url)}`,
    `What to do: ${check.remedy}`,
    ...(probe === undefined ? [] : [`How it is found out: the probe \`${check.given}\` ${probe.about}.`]),
    ...(probe === undefined || probe.touches === 'nothing'
      ? []
      : [`Made with \`--allow ${probe.touches}\` only.`]),
    ...(areaOf(check) === 'transport'
      ? [`Seen to fail at TLS servers that are wrong on purpose: ${linked('its test', TRANSPORT_TEST)}.`]
      : []),
    ...(catches.length === 0
      ? []
      : [`Catches: ${catches.map(({ id }) => `[${id}](faults.md#${anchor(id)})`).join(', ')}`]),
  ]
  return [`### ${check.id}`, '', check.title, '', ...facts.map((fact) => `- ${fact}`), '']
}
