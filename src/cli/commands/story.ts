import { consentAutomatically } from '../../client/consent-automatically.ts'
import { memoryStore } from '../../client/memory-store.ts'
import type { Delivery } from '../../client/receiver.ts'
import type { OutgoingEvent } from '../../client/store.ts'
import { createTerraClient, type TerraClient } from '../../client/terra-client.ts'
import { CHECKS } from '../../conformance/checks/registry.ts'
import { PROBES } from '../../conformance/probes/registry.ts'
import { textReport } from '../../conformance/report/text.ts'
import type { Report } from '../../conformance/report.ts'
import { runConformance } from '../../conformance/run.ts'
import { recordExchange } from '../../http/exchange.ts'
import type { Send } from '../../http/handler.ts'
import { networkSend } from '../../http/send.ts'
import { serve } from '../../http/serve.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { JsonValue } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import { createMockPartner, type MockPartner } from '../../mock/mock-partner.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import type { Partner } from '../../partner/partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { AURORA } from '../example-partner.ts'
import type { Io } from '../io.ts'
import { nightPicture } from '../story/night-picture.ts'
import { createTeller, type Teller } from '../story/teller.ts'
import { version } from '../version.ts'

export const story: Command = defineCommand({
  name: 'story',
  about: 'Show the whole of it on a mock: connect, history, webhooks, judgement.',
  arguments: [{ name: 'partner', about: 'the descriptor; contracts/aurora unless told', optional: true }],
  flags: { seed: { type: 'integer', about: 'decides users and data', default: 1 } },
  examples: ['terrarium story', 'terrarium story contracts/pulse/partner.yaml --seed 7'],
  async run([file = AURORA], { seed }, io) {
    const partner = await requirePartner(file)
    const teller = createTeller(io)
    const mock = createMockPartner(partner, { seed })
    const served = await serve(mock.handler)
    try {
      tellOfMock(mock, served.url, teller)
      const told: OutgoingEvent[] = []
      const deliveries: Delivery[] = []
      const visible = { now: true }
      const client = createTerraClient({
        partner,
        baseUrl: served.url,
        credentials: mock.credentials,
        send: networkSend(),
        clock: systemClock,
        store: memoryStore(),
        onEvent: (event) => void told.push(event),
        onExchange: (exchange) => visible.now && teller.exchange(exchange),
        onDelivery: (delivery) => void deliveries.push(delivery),
        processOnDelivery: false,
      })
      const connectionId = await connect(client, partner, teller)
      visible.now = false
      await readHistory(client, connectionId, told, teller, io)
      if (partner.webhooks !== undefined) await hearWebhooks(client, connectionId, mock, deliveries, teller)
      const report = await judge(mock, served.url, seed, teller, io.signal)
      io.out(textReport(report, teller.paint))
      if (report.interrupted !== undefined) return 3
      return report.verdict === 'conforms' ? 0 : 1
    } finally {
      mock.close()
      await served.close()
    }
  },
})

function tellOfMock({ partner, users }: MockPartner, url: string, { chapter, line, paint }: Teller): void {
  chapter(`A mock of ${partner.name}, made from its descriptor`)
  line(`${paint('cyan', url)}  ${users.length} users, ${Object.keys(partner.data).join(', ')}`)
}

async function connect(
  client: TerraClient,
  partner: Partner,
  { chapter, line, paint, exchange }: Teller,
): Promise<string> {
  chapter('A user connects')
  const show: Send = async (request) => {
    const shown = await recordExchange(networkSend(), systemClock)(request)
    exchange(shown)
    return new Response(shown.response.body, shown.response)
  }
  const consent = consentAutomatically(partner, show)
  const { id, userId, scopes } = await client.connect({ consent })
  line(`user ${paint('cyan', userId ?? 'told by the data')}, granted ${paint('cyan', scopes.join(' '))}`)
  return id
}

async function readHistory(
  client: TerraClient,
  connectionId: string,
  told: readonly OutgoingEvent[],
  { chapter, line, paint }: Teller,
  io: Io,
): Promise<void> {
  chapter('Four weeks of history, pulled and mapped to Terra')
  const read = await client.backfill(connectionId)
  for (const { type, pages, records, problems, ended } of read) {
    const mapped =
      problems.length === 0 ? paint('green', 'all mapped') : paint('red', `${problems.length} problems`)
    line(`${type.padEnd(10)} ${String(records).padStart(4)} records on ${pages} pages  ${mapped}  ${ended}`)
  }
  const picture = newestNight(told, Math.max(24, Math.min(72, io.columns - 20)))
  if (picture === undefined) return
  line('')
  for (const row of picture) line(paint('dim', row))
}

/** The newest sleep of what Terra would have told its customer. */
function newestNight(told: readonly OutgoingEvent[], width: number): readonly string[] | undefined {
  const sleeps: readonly JsonValue[] = told.flatMap(({ event }) => (event.type === 'sleep' ? event.data : []))
  const nights = sleeps.filter((sleep) => resolvePointer(sleep, '/metadata/is_nap') !== true)
  const newest = nights.toSorted((a, b) => startOf(a).localeCompare(startOf(b))).at(-1)
  return newest === undefined ? undefined : nightPicture(newest, width)
}

function startOf(sleep: JsonValue): string {
  return String(resolvePointer(sleep, '/metadata/start_time'))
}

async function hearWebhooks(
  client: TerraClient,
  connectionId: string,
  mock: MockPartner,
  deliveries: readonly Delivery[],
  { chapter, line, paint }: Teller,
): Promise<void> {
  chapter('Signed webhooks, verified and followed')
  const served = await serve(client.receiver())
  await client.registerWebhooks(`${served.url}/webhooks`, connectionId)
  const user = (await client.connections())[0]?.userId ?? ''
  for (const { name, kind } of mock.partner.webhooks?.events ?? []) {
    if (kind !== 'data') continue
    await mock.emit(name, user)
    await mock.idle()
    const processed = await client.processInbox()
    const verdict = deliveries.at(-1)?.verdict
    const mark = verdict?.verdict === 'accepted' ? paint('green', 'signature valid') : paint('red', 'refused')
    const outcomes = processed.map(({ outcome }) =>
      outcome.kind === 'stored'
        ? `${outcome.records} ${outcome.records === 1 ? 'record' : 'records'} read`
        : outcome.kind,
    )
    line(`${name.padEnd(18)} ${mark}  ${outcomes.join(', ')}`)
  }
  await served.close()
}

async function judge(
  mock: MockPartner,
  baseUrl: string,
  seed: number,
  { chapter, line, paint }: Teller,
  signal: AbortSignal,
): Promise<Report> {
  const { partner } = mock
  chapter(`The partner judged, ${CHECKS.length} checks`)
  const environment = partner.environments.mock ?? { consent: 'automatic', consentParameters: {}, users: [] }
  let probing = ''
  return runConformance({
    partner,
    environmentName: 'mock',
    environment: { ...environment, baseUrl },
    credentials: mock.credentials,
    send: networkSend(),
    clock: systemClock,
    seed,
    checks: CHECKS,
    probes: PROBES,
    allow: new Set(['grant', 'write']),
    async listen(handler) {
      const served = await serve(handler)
      return { url: `${served.url}/webhooks`, close: served.close }
    },
    replay: (id) => `terrarium check contracts/${partner.id}/partner.yaml --only ${id} --seed ${seed}`,
    version,
    signal,
    onProgress(event) {
      if (event.kind !== 'probing' || event.probe.about === probing) return
      probing = event.probe.about
      line(`${paint('dim', event.probe.area.padEnd(11))} ${probing}`)
    },
  })
}
