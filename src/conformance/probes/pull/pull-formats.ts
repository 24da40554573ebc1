import type { PullFormatsEvidence } from '../../evidence/pull.ts'
import { firstQuestion } from '../../first-question.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'

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
    const nowMs = context.clock.epochMs()
    const day = { fromMs: nowMs - DAY_MS, toMs: nowMs }
    const { type, ask } = firstQuestion(context, context.evidence('connection').grant, day)
    const answers: PullFormatsEvidence['answers'][number][] = []
    for (const accept of PREFERRING) answers.push({ accept, answer: await ask({ headers: { accept } }) })
    return { type, answers }
  },
})
