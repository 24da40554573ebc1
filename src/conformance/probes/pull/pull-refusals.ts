import { requestPlaceholders } from '../../../partner/request-template.ts'
import { formatTime } from '../../../partner/time-format.ts'
import { firstQuestion } from '../../first-question.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'

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
    const nowMs = context.clock.epochMs()
    const { type, source, ask } = firstQuestion(context, grant, { fromMs: nowMs - DAY_MS, toMs: nowMs })
    const { format, maxDays } = source.range
    const say = (epochMs: number) => formatTime(format, epochMs)
    const placeholders = requestPlaceholders(source.request)
    const hasEnd = placeholders.includes('from') && placeholders.includes('to')
    const wide =
      maxDays === undefined ? undefined : { from: say(nowMs - (maxDays + 30) * DAY_MS), to: say(nowMs) }
    return {
      type,
      malformed: await ask({ values: { from: 'banana', since: 'banana', day: 'banana', days: 'banana' } }),
      ...(hasEnd
        ? { inverted: await ask({ values: { from: say(nowMs), to: say(nowMs - 3 * DAY_MS) } }) }
        : {}),
      ...(hasEnd && wide !== undefined ? { oversized: await ask({ values: wide }) } : {}),
      ...(placeholders.includes('page') ? { malformedPage: await ask({ position: { page: -1 } }) } : {}),
      ...(placeholders.includes('offset') ? { malformedPage: await ask({ position: { offset: -1 } }) } : {}),
      ...(placeholders.includes('cursor')
        ? { malformedPage: await ask({ position: { cursor: 'banana' } }) }
        : {}),
      ...(placeholders.includes('limit') ? { zeroLimit: await ask({ limit: 0 }) } : {}),
      ...(placeholders.includes('userId') || placeholders.includes('userEmail')
        ? { otherUser: await ask({ values: { userId: `${grant.userId ?? ''}0`, userEmail: NOBODY } }) }
        : {}),
    }
  },
})
