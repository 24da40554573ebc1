import type { Answer } from '../../../client/answer.ts'
import { noTokens } from '../../open-grant.ts'
import { defineProbe, type Probe } from '../../probe.ts'
import { askWithToken, nothingProtected, type Presented } from '../../protected-resource.ts'

export const accessRefusals: Probe<'access-refusals'> = defineProbe({
  name: 'access-refusals',
  about: 'asks for data without a token, with an invented one, with a forged one, and with one in the query',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  exempts: nothingProtected,
  async run(context) {
    const { grant } = context.evidence('connection')
    const ask = async (presented: Presented) => (await askWithToken(context, presented)) as Answer
    const refusals = {
      honest: await ask({ as: 'grant', grant }),
      nobody: await ask({ as: 'nobody' }),
      stranger: await ask({ as: 'stranger' }),
    }
    if (noTokens(context.partner) !== undefined) return refusals
    return {
      ...refusals,
      forger: await ask({ as: 'forger', grant }),
      query: await ask({ as: 'query', grant }),
    }
  },
})
