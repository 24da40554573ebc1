import { describe, expect, it } from 'vitest'
import { random } from '../../../src/kernel/random.ts'
import { type Run, runSchedule, type Schedule, type Stall } from './schedule.ts'
import { REFRESH_KINDS, type RefreshKind, type Sent } from './token-server.ts'

const SCHEDULES = 2500
const TIMEOUT_MS = 10_000

describe('the token keeper, in any schedule of callers, crashes, lost answers, clock jumps and trouble', () => {
  it(`loses no live grant by its own fault and never sends a refresh token again without need (${SCHEDULES} schedules)`, async () => {
    const totals = { sends: 0, lost: 0, ended: 0, alive: 0, keptIdle: 0 }
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const schedule = scheduleOf(seed)
      const run = await runSchedule(schedule)
      expect(brokenLaws(schedule, run), JSON.stringify(schedule)).toEqual([])
      totals.sends += run.server.sent.length
      totals.lost += lostPairs(run)
      totals[run.grant.ended === undefined ? 'alive' : 'ended']++
      if (schedule.idle && run.server.isLive(run.grant.tokens.refreshToken!)) totals.keptIdle++
    }
    // A simulation in which nothing happens proves nothing.
    expect(totals.sends).toBeGreaterThan(SCHEDULES * 3)
    expect(totals.lost).toBeGreaterThan(SCHEDULES / 20)
    expect(totals.ended).toBeGreaterThan(SCHEDULES / 20)
    expect(totals.alive).toBeGreaterThan(SCHEDULES / 3)
    expect(totals.keptIdle).toBeGreaterThan(SCHEDULES / 20)
  })

  it('refreshes exactly once for any number of callers when nothing goes wrong', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const calm = {
        ...scheduleOf(seed),
        trouble: 0,
        crashes: false,
        clockJumps: false,
        withdrawal: false,
        stalls: false,
      }
      const { server, grant, refusals } = await runSchedule(calm)
      expect(server.sent.map(({ answer }) => answer)).toEqual(server.sent.map(() => 'success'))
      expect(grant.generation).toBe(server.sent.length + 1)
      expect(grant.failures).toBe(0)
      expect(refusals).toBe(0)
    }
  })

  it('repeats itself: one seed, one history', async () => {
    const [one, two] = [await runSchedule(scheduleOf(5)), await runSchedule(scheduleOf(5))]
    expect(one.server.sent).toEqual(two.server.sent)
    expect(one.grant).toEqual(two.grant)
  })
})

/** Where the refresh token stays. */
const STAYING: ReadonlySet<RefreshKind> = new Set(['static', 'extending'])

/** Where no lost answer costs the grant. */
const FORGIVING: ReadonlySet<RefreshKind> = new Set([...STAYING, 'untilUsed'])

function scheduleOf(seed: number): Schedule {
  const rolls = random(seed, 'kind')
  return {
    seed,
    kind: rolls.pick(REFRESH_KINDS),
    processes: rolls.int(1, 3),
    trouble: rolls.pick([0, 0.2, 0.6]),
    crashes: rolls.chance(0.5),
    clockJumps: rolls.chance(0.3),
    withdrawal: rolls.chance(0.15),
    stalls: rolls.chance(0.3),
    idle: rolls.chance(0.15),
  }
}

function brokenLaws(schedule: Schedule, run: Run): readonly string[] {
  const { server, grant, connectionErrors, unstored, surprises } = run
  const { refreshToken = '' } = grant.tokens
  const broken: string[] = []
  if (surprises.length > 0) broken.push(`surprises: ${surprises.map(String).join('; ')}`)
  if (unstored.length > 0) broken.push(`handed out before they were stored: ${unstored}`)
  const ends = grant.ended === undefined ? 0 : 1
  // An end that was told may be taken back by a process that wakes up with a new pair in its hands.
  const mostTold = ends + sleptThrough(run)
  if (connectionErrors < ends || connectionErrors > mostTold) broken.push(`told ${connectionErrors} times`)
  if (grant.ended !== undefined && server.isLive(refreshToken)) broken.push('a live grant was given up')
  const someoneElse =
    schedule.withdrawal ||
    mayEnd(schedule) ||
    lostPairs(run) > 0 ||
    (schedule.kind === 'rotating' && sleptThrough(run) > 0)
  if (!someoneElse && !server.isLive(refreshToken))
    broken.push('the client lost a grant that nobody else had lost')
  const isForgiven = FORGIVING.has(schedule.kind) && !schedule.withdrawal && !mayEnd(schedule)
  if (isForgiven && grant.ended !== undefined) broken.push(`${schedule.kind} grant lost`)
  const wokeLate = run.finally === 'dead' && sleptThrough(run) > 0
  if (run.finally !== (grant.ended === undefined ? 'works' : 'dead') && !wokeLate) {
    broken.push(`in the end: ${run.finally}`)
  }
  broken.push(...needlessSends(schedule, run))
  return broken
}

/** Whether a refresh token may end in spite of all polls: by a clock that is off by hours, or a partner away for an hour. */
function mayEnd({ idle, trouble, clockJumps }: Schedule): boolean {
  return idle && (clockJumps || trouble > 0.2)
}

/** A refresh token goes out again only after the send before it has ended without settling its fate. */
/** How many pairs the network swallowed, or a process took with it when it died. */
function lostPairs({ server, stored, dead }: Run): number {
  return server.sent.filter(
    ({ issued, fate, sender }) =>
      issued !== undefined && !stored.has(issued) && (fate.endsWith(' after') || dead.has(sender)),
  ).length
}

/** How many answers a process slept through: to all others they were lost. */
function sleptThrough({ server, stalled }: Run): number {
  return server.sent.filter((sent) => stalled.some((stall) => overlaps(stall, sent, sent.atMs + TIMEOUT_MS)))
    .length
}

function overlaps({ name, fromMs, toMs }: Stall, { sender, atMs }: Sent, untilMs: number): boolean {
  return name === sender && fromMs <= untilMs && toMs >= atMs
}

function needlessSends({ kind }: Schedule, { server, dead, stalled }: Run): readonly string[] {
  const last = new Map<string, Sent>()
  const broken: string[] = []
  const over = new Set<string>()
  for (const sent of server.sent) {
    const before = last.get(sent.refreshToken)
    const where = `${sent.refreshToken} at ${sent.atMs} by ${sent.sender}`
    const gone =
      before !== undefined &&
      (dead.has(before.sender) || stalled.some((stall) => overlaps(stall, before, sent.atMs)))
    if (over.has(sent.refreshToken)) broken.push(`sent after the partner had said that it is over: ${where}`)
    if (before !== undefined && before.answer !== undefined) {
      const settled = before.answer === 'success' && !gone && !STAYING.has(kind)
      if (settled) broken.push(`sent although it had been answered: ${where}`)
    } else if (before !== undefined && !gone && sent.atMs - before.atMs < TIMEOUT_MS) {
      broken.push(`sent twice at once: ${where}`)
    }
    const seen =
      !dead.has(sent.sender) && !stalled.some((stall) => overlaps(stall, sent, sent.atMs + TIMEOUT_MS))
    if (sent.answer === 'dead' && seen) over.add(sent.refreshToken)
    last.set(sent.refreshToken, sent)
  }
  return broken
}
