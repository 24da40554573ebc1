import { giveBack } from './give-back.ts'
import type { Grant } from './grant.ts'
import { openGrant } from './open-grant.ts'
import { type Blocked, type Exempt, exempt, isBlocked, isExempt, type ProbeContext } from './probe.ts'

/** A grant of another user of the test account than the first; a stored one where only a person can consent. */
export async function secondGrant(context: ProbeContext): Promise<Grant | Blocked | Exempt> {
  const other = await (context.stored.length > 0 ? secondStored(context) : secondUser(context))
  if (isBlocked(other) || isExempt(other)) return other
  const { grant } = context.evidence('connection')
  if (other.userId === undefined || other.userId !== grant.userId) return other
  return exempt('the automatic consent takes one user only')
}

/** What was made for the run is given back; who consented before is kept. */
export async function giveBackSecond(context: ProbeContext, other: Grant): Promise<void> {
  if (context.stored.length === 0) await giveBack(context, other)
}

async function secondUser(context: ProbeContext): Promise<Grant | Blocked | Exempt> {
  const user = context.environment.users[1]
  return user === undefined ? exempt('the environment names no second user') : openGrant(context, { user })
}

async function secondStored({ stored, environment }: ProbeContext): Promise<Grant | Exempt> {
  return (
    stored[1]?.grant ??
    exempt(`it takes a second user at ${environment.baseUrl}: connect one more with terrarium connect`)
  )
}
