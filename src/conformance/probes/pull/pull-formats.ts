import { dataRequest } from '../../../client/data-request.ts'
import { firstPage } from '../../../client/next-page.ts'
import { windowsOf } from '../../../client/windows.ts'
import { dataSource } from '../../../partner/partner.ts'
import type { PullFormatsEvidence } from '../../evidence/pull.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { firstDataType, noData } from '../../protected-resource.ts'
import { askOnce } from '../../pull-span.ts'

const DAY_MS = 86_400_000

/** Each prefers JSON (RFC 9110 §12.5.1): by listing it first among unequals, by quality alone, by being more special. */
const PREFERRING = [
  'application/json, application/xml;q=0.9, */*;q=0.8',
  'application/xml;q=0.5, text/xml;q=0.5, application/json',
  '*/*;q=0.1, application/json;q=0.2',
]

export const pullFormats: Probe<'pull-formats'> = defineProbe({
  name: 'pull-formats',
  about: 'asks for JSON while accepting other formats too',
  area: 'pull',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const type = firstDataType(context.partner)!
    const source = dataSource(context.partner, type)
    const nowMs = context.clock.epochMs()
    const [window] = windowsOf(source, { fromMs: nowMs - DAY_MS, toMs: nowMs }, nowMs)
    const { baseUrl } = context.environment
    const answers: PullFormatsEvidence['answers'][number][] = []
    for (const accept of PREFERRING) {
      const answer = await askOnce(context, grant, type, (values) => {
        const position = firstPage(source.paging)
        const request = dataRequest(source, { baseUrl, values: { ...values, ...window?.values }, position })
        request.headers.set('accept', accept)
        return request
      })
      answers.push({ accept, answer })
    }
    return { type, answers }
  },
})
