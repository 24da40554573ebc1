import { firstQuestion } from '../../first-question.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'

const DAY_MS = 86_400_000

export const pullEmpty: Probe<'pull-empty'> = defineProbe({
  name: 'pull-empty',
  about: 'asks for days that have not come yet',
  area: 'pull',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const nowMs = context.clock.epochMs()
    const span = { fromMs: nowMs + 10 * DAY_MS, toMs: nowMs + 12 * DAY_MS }
    const { type, ask } = firstQuestion(context, context.evidence('connection').grant, span)
    return { type, span, answer: await ask() }
  },
})
