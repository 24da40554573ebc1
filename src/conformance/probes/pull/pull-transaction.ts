import type { Answer } from '../../../client/answer.ts'
import type { DataType } from '../../../partner/data.ts'
import { transactionTypesOf } from '../../../partner/partner.ts'
import type { Offer, Offered } from '../../evidence/transaction.ts'
import type { Grant } from '../../grant.ts'
import {
  askAbout,
  listOffer,
  MOMENT_MS,
  noTransactions,
  openOffer,
  takeOffer,
  transactionSource,
} from '../../offers.ts'
import { noConsent } from '../../open-grant.ts'
import { defineProbe, isBlocked, isExempt, type Probe, type ProbeContext } from '../../probe.ts'
import { giveBackSecond, secondGrant } from '../../second-user.ts'

/** Well formed, and of no transaction: ids are numbers at some partners. */
const NOBODYS = '999999999999'

export const pullTransaction: Probe<'pull-transaction'> = defineProbe({
  name: 'pull-transaction',
  about: 'opens a transaction over what is new, lists it twice, opens another beside it, and commits none',
  area: 'pull',
  needs: ['connection'],
  touches: 'write',
  exempts: noTransactions,
  async run(context) {
    const { grant } = context.evidence('connection')
    const types: Record<string, Offered> = {}
    const other = await secondOf(context)
    for (const type of transactionTypesOf(context.partner))
      types[type] = await look(context, grant, other, type)
    if (other !== undefined) await giveBackSecond(context, other)
    return { types }
  },
})

async function secondOf(context: ProbeContext): Promise<Grant | undefined> {
  if (noConsent(context.partner) !== undefined) return undefined
  const other = await secondGrant(context)
  return isBlocked(other) || isExempt(other) ? undefined : other
}

async function look(
  context: ProbeContext,
  grant: Grant,
  other: Grant | undefined,
  type: DataType,
): Promise<Offered> {
  const { request } = transactionSource(context.partner, type)
  const list = (by: Grant, id: string): Promise<Answer> => askAbout(context, by, type, request, id)
  const openedAtMs = context.clock.epochMs()
  const offer = await takeOffer(context, grant, type)
  const unknown = await list(grant, NOBODYS)
  const { id } = offer
  if (id === undefined) return { offer, openedAtMs, unknown }
  const seen = {
    offer,
    unknown,
    again: await listOffer(context, grant, type, id),
    second: await openOffer(context, grant, type),
    ...(other === undefined ? {} : { others: await list(other, id) }),
  }
  const afterwards = await waitAndOpen(context, grant, type, openedAtMs)
  return {
    ...seen,
    openedAtMs: afterwards === undefined ? openedAtMs : context.clock.epochMs(),
    ...(afterwards === undefined ? {} : { afterwards }),
  }
}

/** Waits until the transaction must be forgotten, where a run may wait for so long. */
async function waitAndOpen(
  context: ProbeContext,
  grant: Grant,
  type: DataType,
  openedAtMs: number,
): Promise<Offer | undefined> {
  const { clock, patienceMs, partner } = context
  const { expiresSeconds } = transactionSource(partner, type).transaction
  const leftMs = openedAtMs + expiresSeconds * 1000 + MOMENT_MS - clock.epochMs()
  if (leftMs > patienceMs) return undefined
  await clock.sleep(Math.max(0, leftMs))
  return takeOffer(context, grant, type)
}
