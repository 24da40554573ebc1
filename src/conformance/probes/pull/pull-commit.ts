import type { DataType } from '../../../partner/data.ts'
import { transactionTypesOf } from '../../../partner/partner.ts'
import type { Offer, Offered, Taken } from '../../evidence/transaction.ts'
import type { Grant } from '../../grant.ts'
import { askAbout, listOffer, MOMENT_MS, noTransactions, takeOffer, transactionSource } from '../../offers.ts'
import { defineProbe, type Probe, type ProbeContext } from '../../probe.ts'

/** How many transactions are committed at most. */
const MOST = 8

/** A transaction with less time left than this is not begun with. */
const MARGIN_MS = 10_000

export const pullCommit: Probe<'pull-commit'> = defineProbe({
  name: 'pull-commit',
  about: `commits what is offered once, ${MOST} transactions at most, and looks whether it is offered again`,
  area: 'pull',
  needs: ['connection', 'pull-transaction'],
  touches: 'consume',
  exempts: noTransactions,
  async run(context) {
    const { grant } = context.evidence('connection')
    const { types: offered } = context.evidence('pull-transaction')
    const types: Record<string, Taken> = {}
    for (const type of transactionTypesOf(context.partner))
      types[type] = await take(context, grant, type, offered[type])
    return { types }
  },
})

async function take(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  offered: Offered | undefined,
): Promise<Taken> {
  const { request, transaction } = transactionSource(context.partner, type)
  const commits: Taken['commits'][number][] = []
  let offer = (await stillOpen(context, grant, type, offered)) ?? (await takeOffer(context, grant, type))
  while (offer.id !== undefined && offer.listed !== undefined && commits.length < MOST) {
    commits.push({
      listed: offer.listed,
      committed: await askAbout(context, grant, type, transaction.commit, offer.id),
      over: await askAbout(context, grant, type, request, offer.id),
    })
    offer = await takeOffer(context, grant, type)
  }
  return { commits, last: offer.opened, more: offer.id !== undefined }
}

/** The transaction that was looked at before; where it is about to end, its end is waited for. */
async function stillOpen(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  offered: Offered | undefined,
): Promise<Offer | undefined> {
  const offer = offered?.afterwards ?? offered?.offer
  if (offered === undefined || offer?.id === undefined) return undefined
  const { clock, partner } = context
  const { expiresSeconds } = transactionSource(partner, type).transaction
  const leftMs = offered.openedAtMs + expiresSeconds * 1000 - clock.epochMs()
  if (leftMs > MARGIN_MS) return { ...offer, listed: await listOffer(context, grant, type, offer.id) }
  if (leftMs + MOMENT_MS > 0) await clock.sleep(leftMs + MOMENT_MS)
  return undefined
}
