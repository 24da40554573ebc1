import { defineProbe, type Probe } from '../../probe.ts'
import { askForData, firstDataType, noData } from '../../protected-resource.ts'

export const accessRefusals: Probe<'access-refusals'> = defineProbe({
  name: 'access-refusals',
  about: 'asks for data without a token, with an invented one, and with one in the query',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noData,
  async run(context) {
    const { grant } = context.evidence('connection')
    const type = firstDataType(context.partner)!
    return {
      honest: await askForData(context, type, { as: 'grant', grant }),
      nobody: await askForData(context, type, { as: 'nobody' }),
      stranger: await askForData(context, type, { as: 'stranger' }),
      query: await askForData(context, type, { as: 'query', grant }),
    }
  },
})
