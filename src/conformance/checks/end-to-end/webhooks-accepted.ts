import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { undone } from '../../undone.ts'

export const webhooksAccepted: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/webhooks-accepted',
  title: 'The reference receiver accepts every delivery.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Data retrieval',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Mend what the checks of webhook show first; the message says why a delivery was refused.',
  given: 'end-to-end',

  judge({ webhooks }) {
    if (webhooks === undefined) return inapplicable('no webhooks were listened for')
    if (!webhooks.done) return undone(webhooks)
    const refused = webhooks.result.deliveries
      .map(({ verdict }) => verdict)
      .find(({ verdict }) => verdict === 'refused')
    if (refused?.verdict === 'refused') return finding(`a delivery is refused: ${refused.detail}`)
    return webhooks.result.deliveries.length === 0 ? finding('no delivery arrived') : undefined
  },
})
