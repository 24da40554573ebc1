import { partnerMapper } from '../../../client/map-records.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import type { MappedRecord } from '../../evidence/mapping.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { recordFacts } from '../../record-facts.ts'

export const mapping: Probe<'mapping'> = defineProbe({
  name: 'mapping',
  about: 'maps every pulled record to Terra as the descriptor declares',
  area: 'mapping',
  needs: ['pull'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { types: pulled, askedAtMs } = context.evidence('pull')
    const { map } = partnerMapper(context.partner)
    const types: Record<string, readonly MappedRecord[]> = {}
    for (const type of dataTypesOf(context.partner)) {
      const { records: declared } = dataSource(context.partner, type)
      const records = (pulled[type] ?? []).flatMap(({ records: some }) => some)
      types[type] = records.map((record) => ({
        record,
        facts: recordFacts(declared, record),
        ...map(type, record),
        again: map(type, record),
      }))
    }
    return { askedAtMs, types }
  },
})
