import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const notAllByHand: Check<'mapping'> = defineCheck({
  id: 'mapping/not-all-by-hand',
  title: 'Not every sleep and not every activity was typed in by hand.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy:
    'Map `metadata.upload_type` with $uploadType, which knows that automatic and manual are swapped between sleep and the rest; check that the field does not mean the opposite.',
  given: 'mapping',

  judge: ({ types }) => {
    for (const [type, byHand] of [
      ['sleep', 1],
      ['activity', 2],
    ] as const) {
      const mapped = types[type] ?? []
      const isTyped = ({ value }: (typeof mapped)[number]) =>
        resolvePointer(value, '/metadata/upload_type') === byHand
      if (mapped.length >= 5 && mapped.every(isTyped))
        return finding(`${type}: all ${mapped.length} records say that they were typed in`)
    }
    return undefined
  },
})
