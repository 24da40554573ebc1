import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const idsStayDistinct: Check<'mapping'> = defineCheck({
  id: 'mapping/ids-stay-distinct',
  title: "Records that differ in their id stay apart in Terra's objects.",
  level: 'must',
  source: {
    document: 'COROS: 64-bit ids lose digits in JSON.parse',
    url: 'https://github.com/jimmykane/quantified-self',
  },
  remedy: 'Send 64-bit ids as strings, or map them with $string.',
  given: 'mapping',

  judge({ types }) {
    for (const type of ['sleep', 'activity'] as const) {
      const mapped = types[type] ?? []
      const before = new Set(mapped.map(({ facts }) => facts.id)).size
      const after = new Set(mapped.map(({ value }) => idText(resolvePointer(value, '/metadata/summary_id'))))
        .size
      if (after < before) return finding(`${type}: ${before} ids become ${after}`)
    }
    return undefined
  },
})
