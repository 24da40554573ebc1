import { resolvePointer } from '../../../kernel/pointer.ts'
import { partnerMapping } from '../../../mapping/compile.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'
import { type PlainLeaf, plainLeaves } from '../../plain-leaves.ts'

export const nothingLost: Check<'mapping'> = defineCheck({
  id: 'mapping/nothing-lost',
  title: "What a record says in a mapped field is in Terra's object.",
  level: 'must',
  source: {
    document: 'Garmin: a key in another case drops data',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  remedy: 'Add the code to the table of the mapping, or write the field as declared.',
  given: 'mapping',

  judge(evidence, partner) {
    const leaves = new Map<string, readonly PlainLeaf[]>()
    return firstMappedAmiss(evidence, ({ record, value }, type) => {
      const plain = leaves.get(type) ?? plainLeaves(partnerMapping(partner, type))
      leaves.set(type, plain)
      const lost = plain.find(
        ({ read, target }) =>
          (resolvePointer(record, read) ?? null) !== null && resolvePointer(value, target) === undefined,
      )
      return lost === undefined ? undefined : `${lost.read} is lost: ${lost.target} is missing`
    })
  },
})
