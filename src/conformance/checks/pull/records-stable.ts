import { type JsonValue, stringifyJson } from '../../../kernel/json.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const recordsStable: Check<'pull-windows'> = defineCheck({
  id: 'pull/records-stable',
  title: 'A record says the same when it is asked for again, unless it was updated.',
  level: 'must',
  source: {
    document: 'Two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  remedy: 'Answer from stored values, and move the time of modification whenever one of them changes.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, again, source: { records } }) => {
      const said = new Map(whole.records.map(({ id, record }) => [id, record]))
      const changed = again.records.filter(({ id, record }) => {
        const first = said.get(id)
        if (first === undefined || stringifyJson(first) === stringifyJson(record)) return false
        const updated = (one: JsonValue) =>
          records.updated === undefined ? '' : String(resolvePointer(one, records.updated))
        return updated(first) === updated(record)
      }).length
      return changed === 0 ? undefined : `${changed} records changed without having been updated`
    }),
})
