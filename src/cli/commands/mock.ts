import { type ControlledMock, controlledMock } from '../../control/controlled-mock.ts'
import { handlerSend } from '../../http/send.ts'
import { serve } from '../../http/serve.ts'
import { stringifyJson } from '../../kernel/json.ts'
import type { Fault } from '../../mock/fault.ts'
import type { MockPartner } from '../../mock/mock-partner.ts'
import { adaptIncoming } from '../../partner/adapter.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import type { Partner } from '../../partner/partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { loadAdapter } from '../load-adapter.ts'
import { sampleCurl } from '../sample-curl.ts'
import type { ServedControl } from '../serve-control.ts'
import { painter } from '../style.ts'
import { untilStopped } from '../until-stopped.ts'
import { requireWritable, writeWhole } from '../write-output.ts'

export const mock: Command = defineCommand({
  name: 'mock',
  about: 'Serve a mock of a partner on loopback until it is stopped.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    port: {
      type: 'integer',
      about: "0 takes any free one; the environment mock's unless told",
      min: 0,
      max: 65_535,
    },
    seed: { type: 'integer', about: 'decides users and data', default: 1 },
    fault: { type: 'list', value: 'id', about: 'what the partner does wrong; terrarium explain lists them' },
    control: {
      type: 'boolean',
      about: 'serve a control plane: clock, faults, events, journal; see its /openapi.json',
    },
    controlPort: {
      type: 'integer',
      about: 'where, which implies --control; 0 takes any free one',
      min: 0,
      max: 65_535,
    },
    ui: { type: 'boolean', about: 'serve a live page with the control plane: what happens, as it happens' },
    readyFile: { type: 'string', value: 'file', about: 'written, as with --json, once it answers' },
    json: { type: 'boolean', about: 'print URL, credentials, users and a curl as one line of JSON' },
  },
  examples: [
    'terrarium mock contracts/aurora/partner.yaml',
    'terrarium mock contracts/pulse/partner.yaml --port 0 --seed 7 --fault reusable-code --json',
    'terrarium mock contracts/aurora/partner.yaml --control-port 4090 --ready-file ready.json',
  ],
  async run([file], flags, io) {
    await requireWritable([flags.readyFile])
    const partner = await requirePartner(file)
    const faults = await faultsOf(flags.fault)
    const controlled = controlledMock(partner, { seed: flags.seed, faults })
    const mocked = controlled.mock
    const adapter = await loadAdapter(file, partner)
    const { credentials } = mocked
    const { baseUrl } = partner.environments.mock ?? { baseUrl: 'http://127.0.0.1:4010' }
    const handler = adaptIncoming(controlled.handler, adapter, {
      credentials,
      // Another one after a reset.
      get clock() {
        return controlled.clock
      },
      baseUrl,
    })
    const served = await serve(handler, { port: flags.port ?? declaredPort(partner) })
    let control: ServedControl | undefined
    try {
      const send = handlerSend(controlled.handler)
      const sample = () => sampleCurl(partner, served.url, credentials, send, controlled.clock.epochMs())
      const curl = await sample()
      control = await controlOf(controlled, { url: served.url, sample }, flags)
      const facts = {
        partner: { id: partner.id, name: partner.name },
        url: served.url,
        port: served.port,
        pid: process.pid,
        seed: flags.seed,
        faults: flags.fault,
        credentials: credentialsOf(mocked),
        users: mocked.users,
        curl,
        ...(control !== undefined && {
          control: control.url,
          ...(flags.ui && { page: `${control.url}/` }),
        }),
      }
      const line = `${stringifyJson(facts)}\n`
      if (flags.readyFile !== undefined) await writeWhole(flags.readyFile, line)
      io.out(flags.json ? line : welcome(facts, painter(io.outIsTerminal)))
      await untilStopped(control === undefined ? io.signal : AbortSignal.any([io.signal, control.stopped]))
    } finally {
      // Whatever went wrong, a command that is over keeps no port.
      controlled.close()
      await Promise.all([served.close(), control?.close()])
    }
    return 0
  },
})

interface Facts {
  readonly partner: { readonly name: string }
  readonly url: string
  readonly seed: number
  readonly faults: readonly string[]
  readonly credentials: Readonly<Record<string, string>>
  readonly users: MockPartner['users']
  readonly curl: string | undefined
  readonly control?: string
  /** The live page. */
  readonly page?: string
}

/** There are hundreds of faults: a mock that has none starts without them. */
async function faultsOf(ids: readonly string[]): Promise<readonly Fault[]> {
  if (ids.length === 0) return []
  const { findFault } = await import('../../mock/faults/registry.ts')
  return ids.map((id) => findFault(id))
}

/** Loaded when it is wanted: a mock without it starts without it. */
async function controlOf(
  controlled: ControlledMock,
  { url, sample }: { readonly url: string; readonly sample: () => Promise<string | undefined> },
  flags: { readonly control: boolean; readonly controlPort: number | undefined; readonly ui: boolean },
): Promise<ServedControl | undefined> {
  if (!flags.control && !flags.ui && flags.controlPort === undefined) return undefined
  const { serveControl } = await import('../serve-control.ts')
  // What the sample asked for is not what somebody else's test wants to count.
  controlled.mock.journal.clear()
  const at = { url, sample, port: flags.controlPort ?? 0 }
  if (!flags.ui) return serveControl(controlled, at)
  const { mockUi } = await import('../../ui/mock-ui.ts')
  return serveControl(controlled, { ...at, pages: mockUi({ partnerName: controlled.partner.name, url }) })
}

function credentialsOf({ credentials, partner }: MockPartner): Readonly<Record<string, string>> {
  const { auth, webhooks } = partner
  const [webhookSecret] = credentials.webhookSecrets
  const { clientId, clientSecret, constants } = credentials
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  return {
    ...(isOAuth ? { clientId, clientSecret } : constants),
    ...(auth.kind === 'oauth2' ? { redirectUri: auth.redirectUri } : {}),
    ...(webhooks === undefined || webhookSecret === undefined ? {} : { webhookSecret }),
  }
}

/** The port of the environment `mock`, so that `check --env mock` finds it without being told. */
function declaredPort(partner: Partner): number {
  const declared = partner.environments.mock
  return declared === undefined ? 0 : Number(new URL(declared.baseUrl).port)
}

function welcome(facts: Facts, paint: ReturnType<typeof painter>): string {
  const shown = facts.users.slice(0, 8)
  const more = facts.users.length - shown.length
  return [
    `${paint('bold', facts.partner.name)}, a mock partner, at ${paint('cyan', facts.url)} (seed ${facts.seed})`,
    ...Object.entries(facts.credentials).map(([name, value]) => `  ${name.padEnd(14)} ${value}`),
    ...(facts.control === undefined ? [] : [`  ${'control'.padEnd(14)} ${facts.control}`]),
    ...(facts.page === undefined ? [] : [`  ${'live page'.padEnd(14)} ${paint('cyan', facts.page)}`]),
    `  ${'faults'.padEnd(14)} ${facts.faults.join(', ') || 'none: it is honest'}`,
    ...shown.map(
      ({ id, name, zone }, index) => `  ${(index === 0 ? 'users' : '').padEnd(14)} ${id}  ${name}, ${zone}`,
    ),
    ...(more > 0 ? [`  ${''.padEnd(14)} and ${more} more`] : []),
    ...(facts.curl === undefined ? [] : ['  try', `    ${facts.curl}`]),
    ...(facts.curl === undefined || facts.control === undefined
      ? []
      : ['  another, once its token is over or after a reset', `    curl -X POST ${facts.control}/sample`]),
    paint('dim', 'Ctrl-C stops it.'),
    '',
  ].join('\n')
}
