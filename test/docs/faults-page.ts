import { AREAS, citation } from '../../src/conformance/check.ts'
import type { Fault } from '../../src/mock/fault.ts'
import { FAULTS } from '../../src/mock/faults/registry.ts'
import { anchor, linked, TRANSPORT_TEST } from './markdown.ts'

/** `docs/faults.md`: every way in which the mock can be wrong, by area. */
export function faultsPage(): string {
  return [
    '# All faults',
    '',
    `Written by \`npm run docs\`. ${FAULTS.length} named ways in which a mock partner can be wrong, one or several at a`,
    'time: `terrarium mock <partner> --fault <id>`. Each names the bug that somebody met, or the clause that it breaks.',
    '',
    'The checks of transport have no fault here, because a mock on loopback speaks plain HTTP: what they find, they find at',
    `TLS servers that are wrong on purpose, in ${linked('test/conformance/transport.test.ts', TRANSPORT_TEST)}.`,
    '',
    ...AREAS.flatMap((area) => {
      const faults = FAULTS.filter((fault) => fault.area === area)
      return faults.length === 0 ? [] : [`## ${area}`, '', ...faults.flatMap(section)]
    }),
  ].join('\n')
}

function section({ id, title, source, caughtBy }: Fault): readonly string[] {
  const caught = caughtBy.map((check) => `[${check}](checks.md#${anchor(check)})`).join(', ')
  return [
    `### ${id}`,
    '',
    title,
    '',
    `- From ${linked(citation(source), source.url)}`,
    `- Caught by ${caught}`,
    '',
  ]
}
