import { dataTypesOf } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { recordsOf } from '../../each-record.ts'

export const idsNotRounded: Check<'pull'> = defineCheck({
  id: 'pull/ids-not-rounded',
  title: 'Large integer ids keep all their digits.',
  level: 'must',
  source: {
    document: 'COROS: 64-bit ids lose digits in JSON.parse',
    url: 'https://github.com/jimmykane/quantified-self',
  },
  remedy: 'Print 64-bit ids from integers, or as text; a double keeps 53 bits.',
  given: 'pull',

  judge(evidence, partner) {
    for (const type of dataTypesOf(partner)) {
      const seen = recordsOf({ ...evidence, types: { [type]: evidence.types[type] ?? [] } }, partner)
      const large = seen.flatMap(({ facts: { id } }) =>
        id !== undefined && /^\d{16,20}$/.test(id) ? [id] : [],
      )
      const isRounded = (id: string) => BigInt(id) > 2n ** 53n && String(Number(id)) === id
      if (large.length >= 3 && large.every(isRounded))
        return finding(
          `${type}: all ids are such as a double can hold, to the last zero`,
          seen[0]?.pulled.pages[0]?.answer.exchange,
        )
    }
    return undefined
  },
})
