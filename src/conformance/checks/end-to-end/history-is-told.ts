import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const historyIsTold: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/history-is-told',
  title: "Every data type of the history reaches Terra's customer as Terra's objects.",
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Data retrieval',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Mend what the checks of mapping show first.',
  given: 'end-to-end',

  judge({ backfill, told }) {
    if (!backfill?.done) return inapplicable('no history was read')
    const types = new Set(
      told.flatMap(({ event }) =>
        'data' in event &&
        event.data.some((object) => resolvePointer(object, '/metadata/start_time') !== undefined)
          ? [event.type as string]
          : [],
      ),
    )
    const silent = backfill.result
      .filter(({ type, records }) => records > 0 && !types.has(type))
      .map(({ type }) => type)
    return silent.length === 0 ? undefined : finding(`read, and never told: ${silent.join(', ')}`)
  },
})
