import { createEmitter } from '../../emitter/emitter.ts'
import type { Emitter, EmitterOptions } from '../../emitter/emitter-types.ts'
import { pooledSend } from '../../http/pooled-send.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { type JsonValue, parseJson } from '../../kernel/json.ts'
import { withPointer } from '../../kernel/pointer.ts'
import type { Fault } from '../../mock/fault.ts'
import { findFault } from '../../mock/faults/registry.ts'
import { createMockPartner, type MockPartner } from '../../mock/mock-partner.ts'
import { mockCredentials } from '../../partner/credentials.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import type { Partner } from '../../partner/partner.ts'
import { createWorld } from '../../world/world.ts'
import { type Command, defineCommand } from '../command.ts'
import { AURORA } from '../example-partner.ts'
import { type LiveDeliveries, liveDeliveries } from '../live-deliveries.ts'
import { SECRET_FLAGS, webhookSecrets } from '../secrets.ts'
import { torture } from '../torture.ts'
import { untilStopped } from '../until-stopped.ts'

export const emit: Command = defineCommand({
  name: 'emit',
  about: "Send a partner's signed webhooks to a receiver, with retries on the declared schedule.",
  arguments: [
    { name: 'partner', about: 'the descriptor; contracts/aurora unless told', optional: true },
    { name: 'event', about: 'one of its events; the first about data unless told', optional: true },
  ],
  flags: {
    to: { type: 'string', value: 'url', about: 'the receiver' },
    user: { type: 'string', value: 'id', about: "about whom; the mock's first user unless told" },
    count: { type: 'integer', about: 'how many', default: 1, min: 1 },
    rate: { type: 'integer', about: 'how many a second; as fast as possible unless told', min: 1 },
    override: {
      type: 'list',
      value: '/pointer=value',
      about: 'change the event before it is signed; JSON or text',
    },
    torture: {
      type: 'boolean',
      about: 'try the receiver with good and bad deliveries, and judge its answers',
    },
    only: { type: 'list', value: 'id', about: 'rows of --torture to try' },
    json: {
      type: 'string',
      value: 'file',
      about: 'write the report of --torture as JSON; - for standard output',
    },
    repeatUntilStopped: { type: 'boolean', about: 'go on until Ctrl-C' },
    fault: { type: 'list', value: 'id', about: 'what goes wrong; terrarium explain lists them' },
    seed: {
      type: 'integer',
      about: 'decides users, data and ids; unless told, users and data are those of seed 1 and ids are new',
    },
    ...SECRET_FLAGS,
  },
  examples: [
    'terrarium emit contracts/aurora/partner.yaml sleep.updated --to http://127.0.0.1:8080/webhooks',
    'terrarium emit --torture --to http://127.0.0.1:8080/webhooks --secret-env AURORA_WEBHOOK_SECRET',
    'terrarium emit contracts/pulse/partner.yaml sleep --to http://127.0.0.1:8080/hooks --count 100 --rate 20',
  ],
  async run([file = AURORA, event], flags, io) {
    if (flags.to === undefined || !/^https?:\/\//.test(flags.to) || !URL.canParse(flags.to)) {
      throw new UsageError(
        `Failed to read --to '${flags.to ?? ''}': it is no absolute http or https URL.`,
        'Name the receiver, such as --to http://127.0.0.1:8080/webhooks.',
      )
    }
    const partner = await requirePartner(file)
    const secrets = webhookSecrets(flags, io, { partner, orMock: true })
    if (flags.torture)
      return torture(partner, secrets, { ...flags, to: flags.to, file, seed: flags.seed ?? 1 }, io)
    const live = liveDeliveries(io)
    const mock = createMockPartner(partner, {
      // A receiver knows an id again: whoever emits twice means two events.
      seed: flags.seed ?? systemClock.epochMs() % 2 ** 31,
      world: createWorld(partner, { seed: flags.seed ?? 1, clock: systemClock }),
      credentials: { ...mockCredentials(partner), webhookSecrets: secrets },
      faults: [...flags.fault.map(findFault), overriding(flags.override)],
      createEmitter: (options) => shownEmitter(options, live, flags.rate),
    })
    mock.addEndpoint(flags.to)
    const count = flags.repeatUntilStopped ? Number.POSITIVE_INFINITY : flags.count
    await emitAll(
      mock,
      event ?? firstDataEvent(partner),
      flags.user ?? mock.users[0]?.id ?? '',
      { count, rate: flags.rate },
      live,
      io.signal,
    )
    mock.close()
    live.end()
    return live.open === 0 ? 0 : 1
  },
})

/** One attempt at a time keeps the order of the events; a rate is kept whatever the receiver takes for each. */
function shownEmitter(options: EmitterOptions, live: LiveDeliveries, rate: number | undefined): Emitter {
  const emitter = createEmitter({
    ...options,
    send: pooledSend().send,
    limits: { concurrency: rate === undefined ? 1 : 64 },
    keepsDeliveries: false,
    onDelivery: live.attempted,
  })
  return {
    ...emitter,
    enqueue(message) {
      live.emitted(message)
      return emitter.enqueue(message)
    },
  }
}

function firstDataEvent({ webhooks }: Partner): string {
  return webhooks?.events.find(({ kind }) => kind === 'data')?.name ?? ''
}

/** A receiver that is slow slows us down, not our memory. */
const MOST_OPEN = 1000

async function emitAll(
  mock: MockPartner,
  event: string,
  userId: string,
  { count, rate }: { readonly count: number; readonly rate: number | undefined },
  live: LiveDeliveries,
  signal: AbortSignal,
): Promise<void> {
  const startedMs = systemClock.epochMs()
  for (let sent = 0; sent < count && !signal.aborted; sent++) {
    const early = rate === undefined ? 0 : startedMs + (sent * 1000) / rate - systemClock.epochMs()
    if (early > 0) await systemClock.sleep(early, signal).catch(() => {})
    while (live.open >= MOST_OPEN && !signal.aborted) await live.nextAttempt()
    if (!signal.aborted) await mock.emit(event, userId)
  }
  await Promise.race([mock.idle(), untilStopped(signal)])
}

/** Changes each event as the flags say; the signature covers the changed one. */
function overriding(overrides: readonly string[]): Pick<Fault, 'id' | 'hooks'> {
  const changes = overrides.map((override) => {
    const match = /^(\/[^=]*)=(.*)$/s.exec(override)
    if (match !== null) return { pointer: match[1]!, value: jsonOrText(match[2]!) }
    throw new UsageError(
      `Failed to read --override '${override}': it is not of the form /pointer=value.`,
      "Write a JSON Pointer into the event and a value, such as '/user_id=someone'.",
    )
  })
  return {
    id: 'override',
    hooks: {
      eventPayload: (honest) => (occasion, mock) =>
        changes.reduce<JsonValue>(
          (event, { pointer, value }) => withPointer(event, pointer, value),
          honest(occasion, mock),
        ),
    },
  }
}

function jsonOrText(text: string): JsonValue {
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
