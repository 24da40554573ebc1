import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { nearest } from '../../kernel/nearest.ts'
import { problemText } from '../../mapping/problem.ts'
import type { DataType } from '../../partner/data.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { dataSource, dataTypesOf, type Partner } from '../../partner/partner.ts'
import type { Transaction } from '../../partner/transaction.ts'
import { type Command, defineCommand } from '../command.ts'
import { CONNECTION_FLAGS } from '../connection-flags.ts'
import { MOCK_ENVIRONMENT, targetOf } from '../environment.ts'
import { loadAdapter } from '../load-adapter.ts'
import { parseInstant } from '../parse-instant.ts'
import { partnerNetwork, partnerSend } from '../partner-send.ts'
import { openSession } from '../session.ts'

export const pull: Command = defineCommand({
  name: 'pull',
  about: 'Print the records of a user as JSON lines, raw or as Terra has them.',
  arguments: [
    { name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' },
    { name: 'type', about: 'sleep, activity, daily, body, …' },
  ],
  flags: {
    env: { type: 'string', value: 'name', about: 'which of its environments', default: MOCK_ENVIRONMENT },
    ...CONNECTION_FLAGS,
    from: { type: 'string', value: 'time', about: 'included', default: '-7d' },
    to: { type: 'string', value: 'time', about: 'excluded', default: 'now' },
    raw: { type: 'boolean', about: "in the partner's own format" },
    commit: {
      type: 'boolean',
      about: 'take records that the partner offers once: each transaction is committed when it is printed',
    },
  },
  examples: [
    'terrarium pull contracts/aurora/partner.yaml sleep --from -3d',
    'terrarium pull partner.yaml daily --raw | jq .',
  ],
  async run([file, name], flags, io) {
    const partner = await requirePartner(file)
    const type = dataTypeOf(partner, name)
    const nowMs = systemClock.epochMs()
    const span = {
      fromMs: parseInstant(flags.from, 'from', nowMs),
      toMs: parseInstant(flags.to, 'to', nowMs),
    }
    if (span.fromMs >= span.toMs) {
      throw new UsageError(
        'Failed to read the range: it ends before it starts.',
        'Give a --from that is before --to.',
      )
    }
    const { transaction } = dataSource(partner, type)
    if (flags.commit && transaction === undefined) {
      throw new UsageError(
        `Failed to commit anything: ${partner.id} gives its ${type} records as often as they are asked for.`,
        'Leave out --commit.',
      )
    }
    const target = targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: io.variables })
    const network = partnerNetwork(partner, {
      baseUrl: target.environment.baseUrl,
      allowHosts: flags.allowHost,
      timeoutMs: flags.timeout,
    })
    const send = partnerSend(network, {
      adapter: await loadAdapter(file, partner),
      credentials: target.credentials,
      clock: systemClock,
    })
    const { client, connectionId, close } = await openSession(partner, target, send, {
      user: flags.user,
      file: flags.store,
    })
    let count = 0
    let problems = 0
    for await (const { record, terra, problems: found } of client.pull(connectionId, type, span, {
      commit: flags.commit,
    })) {
      if (io.signal.aborted) break
      count += 1
      problems += found.length
      const shown = flags.raw ? record : terra
      if (shown !== undefined) io.out(`${stringifyJson(shown)}\n`)
      if (io.errIsTerminal) io.err(`\r\u001b[2K${count} ${type} records`)
      for (const problem of found) io.err(`${io.errIsTerminal ? '\n' : ''}${problemText(problem)}\n`)
    }
    await close()
    if (io.errIsTerminal) io.err('\n')
    if (transaction !== undefined) io.err(aboutOffers(transaction, { isEmpty: count === 0, ...flags }))
    return problems === 0 ? 0 : 1
  },
})

/** What to know of records that are offered once; nothing where they were taken. */
function aboutOffers(
  { expiresSeconds }: Transaction,
  { isEmpty, commit }: { readonly isEmpty: boolean; readonly commit: boolean },
): string {
  if (isEmpty)
    return `Nothing is offered: there is nothing new, or another transaction is open, whose records are offered again within ${expiresSeconds} s.\n`
  if (commit) return ''
  return `Nothing was committed: within ${expiresSeconds} s the partner offers these records again. Take them, and those behind them, with --commit.\n`
}

function dataTypeOf(partner: Partner, name: string): DataType {
  const types = dataTypesOf(partner)
  const type = types.find((other) => other === name)
  if (type !== undefined) return type
  const near = nearest(name, types)
  throw new UsageError(
    `Failed to pull '${name}': ${partner.id} offers ${types.join(', ') || 'no data'}.`,
    near === undefined ? 'Name one of its data types.' : `Did you mean '${near}'?`,
  )
}
