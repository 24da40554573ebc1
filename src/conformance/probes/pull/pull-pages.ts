import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { PagedSpan } from '../../evidence/pull.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'

/** Small enough for many pages, large enough that a page has an order. */
const LIMIT = 3

export const pullPages: Probe<'pull-pages'> = defineProbe({
  name: 'pull-pages',
  about: 'asks for the same span in pages of three',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: (partner) =>
    noData(partner) ??
    (dataTypesOf(partner).some((type) => takesLimit(partner, type))
      ? undefined
      : 'no request of the descriptor has a {limit}'),
  async run(context) {
    const { grant, types } = context.evidence('pull')
    const paged: Record<string, PagedSpan> = {}
    for (const type of dataTypesOf(context.partner)) {
      const last = types[type]?.at(-1)
      if (last === undefined || !takesLimit(context.partner, type)) continue
      const pulled = await pullWindow(context, grant, type, last.window, LIMIT)
      paged[type] = { whole: last, limit: LIMIT, pulled }
    }
    return { types: paged }
  },
})

function takesLimit(
  partner: Parameters<typeof dataSource>[0],
  type: Parameters<typeof dataSource>[1],
): boolean {
  return requestPlaceholders(dataSource(partner, type).request).includes('limit')
}
