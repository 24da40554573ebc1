import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { isRefused } from '../../refusal.ts'
import { undone } from '../../undone.ts'

export const revokedGrantReadsNothing: Check<'end-to-end'> = defineCheck({
  id: 'end-to-end/revoked-grant-reads-nothing',
  title: 'Once the grant is given back, nothing can be read with it.',
  level: 'must',
  source: {
    document: 'Terra: how the integration works',
    section: 'Authentication',
    url: 'https://docs.tryterra.co/integration-partners/how-the-integration-works',
  },
  remedy: 'Mend what the checks of revocation show first.',
  given: 'end-to-end',

  judge({ revoked }) {
    if (revoked === undefined) return inapplicable('nobody could connect')
    if (!revoked.done) return undone(revoked)
    const { exchange, afterwards } = revoked.result
    if (exchange === undefined) return inapplicable('the partner declares no revocation')
    if (afterwards === undefined) return inapplicable('the partner offers no data to try the token on')
    return isRefused(afterwards.status)
      ? undefined
      : finding(
          `data are answered with ${afterwards.status} to a token that was given back`,
          afterwards.exchange,
        )
  },
})
