import type { Answer } from '../../../client/answer.ts'
import { dataRequest } from '../../../client/data-request.ts'
import { firstPage, type Position } from '../../../client/next-page.ts'
import { windowsOf } from '../../../client/windows.ts'
import type { TemplateValues } from '../../../kernel/template.ts'
import { dataSource } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import { formatTime } from '../../../partner/time-format.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { firstDataType, noData } from '../../protected-resource.ts'
import { askOnce } from '../../pull-span.ts'

const DAY_MS = 86_400_000

/** Nobody's address anywhere (RFC 2606 §3). */
const NOBODY = 'terrarium-nobody@example.com'

export const pullRefusals: Probe<'pull-refusals'> = defineProbe({
  name: 'pull-refusals',
  about: 'asks for ranges that make no sense, and for another user',
  area: 'pull',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const type = firstDataType(context.partner)!
    const source = dataSource(context.partner, type)
    const nowMs = context.clock.epochMs()
    const [honest] = windowsOf(source, { fromMs: nowMs - DAY_MS, toMs: nowMs }, nowMs)
    const { baseUrl } = context.environment
    const position = firstPage(source.paging)
    const ask = (
      change: TemplateValues,
      page: { readonly position?: Position; readonly limit?: number } = {},
    ): Promise<Answer> =>
      askOnce(context, grant, type, (values) =>
        dataRequest(source, {
          baseUrl,
          values: { ...values, ...honest?.values, ...change },
          position,
          ...page,
        }),
      )
    const { format, maxDays } = source.range
    const say = (epochMs: number) => formatTime(format, epochMs)
    const placeholders = requestPlaceholders(source.request)
    const hasEnd = placeholders.includes('from') && placeholders.includes('to')
    const wide =
      maxDays === undefined ? undefined : { from: say(nowMs - (maxDays + 30) * DAY_MS), to: say(nowMs) }
    return {
      type,
      malformed: await ask({ from: 'banana', since: 'banana', day: 'banana', days: 'banana' }),
      ...(hasEnd ? { inverted: await ask({ from: say(nowMs), to: say(nowMs - 3 * DAY_MS) }) } : {}),
      ...(hasEnd && wide !== undefined ? { oversized: await ask(wide) } : {}),
      ...(placeholders.includes('page') ? { malformedPage: await ask({}, { position: { page: -1 } }) } : {}),
      ...(placeholders.includes('offset')
        ? { malformedPage: await ask({}, { position: { offset: -1 } }) }
        : {}),
      ...(placeholders.includes('cursor')
        ? { malformedPage: await ask({}, { position: { cursor: 'banana' } }) }
        : {}),
      ...(placeholders.includes('limit') ? { zeroLimit: await ask({}, { limit: 0 }) } : {}),
      ...(placeholders.includes('userId') || placeholders.includes('userEmail')
        ? { otherUser: await ask({ userId: `${grant.userId ?? ''}0`, userEmail: NOBODY }) }
        : {}),
    }
  },
})
