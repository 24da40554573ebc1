import { networkSend } from '../http/send.ts'
import { systemClock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Partner } from '../partner/partner.ts'
import type { TortureRow } from '../torture/row.ts'
import { TORTURE_ROWS } from '../torture/rows/registry.ts'
import { runTorture } from '../torture/run.ts'
import type { ExitCode } from './command.ts'
import { handReport } from './hand-report.ts'
import type { Io } from './io.ts'
import { shellWord } from './shell.ts'
import { version } from './version.ts'

export interface TortureFlags {
  readonly file: string
  readonly to: string
  readonly only: readonly string[]
  readonly seed: number
  readonly user: string | undefined
  readonly json: string | undefined
}

/** Try a receiver with every row, or with some, and report in the form of `check`. */
export async function torture(
  partner: Partner,
  secrets: readonly string[],
  { file, to, only, seed, user, json }: TortureFlags,
  io: Io,
): Promise<ExitCode> {
  const { webhooks } = partner
  if (webhooks === undefined) {
    throw new UsageError(
      `Failed to emit: ${partner.id} declares no webhooks.`,
      'Declare `webhooks` in the descriptor.',
    )
  }
  const report = await runTorture({
    partner,
    webhooks,
    secrets,
    url: to,
    rows: selected(only),
    send: networkSend(),
    clock: systemClock,
    seed,
    userId: user,
    version,
    replay: (id) =>
      `terrarium emit ${shellWord(file)} --torture --to ${shellWord(to)} --only ${id} --seed ${seed}`,
  })
  return handReport(report, file, { json }, io)
}

function selected(only: readonly string[]): readonly TortureRow[] {
  for (const id of only) {
    if (TORTURE_ROWS.some((row) => row.id === id)) continue
    const near = nearest(
      id,
      TORTURE_ROWS.map((row) => row.id),
    )
    throw new UsageError(
      `Failed to select '${id}': there is no such row.`,
      near === undefined
        ? `Name one of ${TORTURE_ROWS.map((row) => row.id).join(', ')}.`
        : `Did you mean '${near}'?`,
    )
  }
  return only.length === 0 ? TORTURE_ROWS : TORTURE_ROWS.filter((row) => only.includes(row.id))
}
