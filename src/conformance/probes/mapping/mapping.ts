import { partnerMapper } from '../../../client/map-records.ts'
import type { DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { judgeModel, judgeUser } from '../../../terra/judge.ts'
import type { MappedRecord, MappingEvidence } from '../../evidence/mapping.ts'
import { noTransactions, offered } from '../../offers.ts'
import { defineProbe, exempt, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { recordFacts } from '../../record-facts.ts'

export const mapping: Probe<'mapping'> = defineProbe({
  name: 'mapping',
  about: 'maps every record that was read to Terra as the descriptor declares',
  area: 'mapping',
  needs: ['connection'],
  wants: ['pull'],
  takes: ['pull-transaction'],
  after: ['pull-commit'],
  touches: 'nothing',
  exempts: (partner) => (noTransactions(partner) === undefined ? undefined : noData(partner)),
  async run(context) {
    const { grant } = context.evidence('connection')
    const { types: pulled, askedAtMs } = context.left('pull') ?? {
      types: {},
      askedAtMs: context.clock.epochMs(),
    }
    const { map } = partnerMapper(context.partner)
    const types: Record<string, readonly MappedRecord[]> = {}
    for (const type of dataTypesOf(context.partner)) {
      const { records: declared } = dataSource(context.partner, type)
      const read = pulled[type] ?? offered(context, type)
      const records = read.flatMap(({ records: some }) => some)
      types[type] = records.map((record) => ({
        record,
        facts: recordFacts(declared, record, grant.timeZone),
        ...map(type, record, grant),
      }))
    }
    if (Object.values(types).every((mapped) => mapped.length === 0) && context.left('pull') === undefined)
      return exempt('what is offered once, in transactions, was not looked at, or nothing was offered')
    return { askedAtMs, types, breaches: breachesOf(types, askedAtMs) }
  },
})

function breachesOf(
  types: Readonly<Record<string, readonly MappedRecord[]>>,
  nowMs: number,
): MappingEvidence['breaches'] {
  const alone = Object.entries(types).flatMap(([name, mapped]) => {
    const type = name as DataType
    return mapped.flatMap(({ value }) =>
      judgeModel(type, value, { nowMs }).map((breach) => ({ ...breach, type })),
    )
  })
  const values = Object.entries(types).map(
    ([type, mapped]) => [type, mapped.map(({ value }) => value)] as const,
  )
  const together = judgeUser(Object.fromEntries(values)).map((breach) => ({
    ...breach,
    type: 'all' as const,
  }))
  return [...alone, ...together]
}
