import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { PagedSpan } from '../../evidence/pull.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'

/** Small enough for many pages, large enough that a page has an order. */
const SMALL_LIMITS = [2, 6] as const
/** More than anybody should be given at once. */
const LARGE_LIMIT = 10_000

export const pullPages: Probe<'pull-pages'> = defineProbe({
  name: 'pull-pages',
  about: 'asks for the same span in small pages, and in pages of ten thousand',
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
      const limit = context.random.int(...SMALL_LIMITS)
      const pulled = await pullWindow(context, grant, type, last.window, limit)
      const large = await pullWindow(context, grant, type, last.window, LARGE_LIMIT)
      paged[type] = { whole: last, limit, pulled, large }
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
