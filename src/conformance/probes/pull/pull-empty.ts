import { dataRequest } from '../../../client/data-request.ts'
import { firstPage } from '../../../client/next-page.ts'
import { windowsOf } from '../../../client/windows.ts'
import { dataSource } from '../../../partner/partner.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { firstDataType, noData } from '../../protected-resource.ts'
import { askOnce } from '../../pull-span.ts'

const DAY_MS = 86_400_000

export const pullEmpty: Probe<'pull-empty'> = defineProbe({
  name: 'pull-empty',
  about: 'asks for days that have not come yet',
  area: 'pull',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const type = firstDataType(context.partner)!
    const source = dataSource(context.partner, type)
    const nowMs = context.clock.epochMs()
    const span = { fromMs: nowMs + 10 * DAY_MS, toMs: nowMs + 12 * DAY_MS }
    const [window] = windowsOf(source, span, nowMs)
    const answer = await askOnce(context, grant, type, (values) =>
      dataRequest(source, {
        baseUrl: context.environment.baseUrl,
        values: { ...values, ...window?.values },
        position: firstPage(source.paging),
      }),
    )
    return { type, span, answer }
  },
})
