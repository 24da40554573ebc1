import { createReceiver, type Delivery } from '../../client/receiver.ts'
import { serve } from '../../http/serve.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { resolveScheme } from '../../signature/scheme.ts'
import { createVerifier } from '../../signature/verify.ts'
import { type Command, defineCommand } from '../command.ts'
import { knownEvents } from '../known-events.ts'
import { SECRET_FLAGS, webhookSecrets } from '../secrets.ts'
import { painter } from '../style.ts'
import { untilStopped } from '../until-stopped.ts'

export const listen: Command = defineCommand({
  name: 'listen',
  about: "Receive a partner's webhooks, and say of each delivery what it is worth and why.",
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    port: { type: 'integer', about: '0 takes any free one', default: 0, min: 0, max: 65_535 },
    ...SECRET_FLAGS,
    json: { type: 'boolean', about: 'print a line of JSON for each delivery' },
  },
  examples: ['terrarium listen contracts/aurora/partner.yaml --port 8080 --secret-env AURORA_WEBHOOK_SECRET'],
  async run([file], flags, io) {
    const partner = await requirePartner(file)
    if (partner.webhooks === undefined) {
      throw new UsageError(
        `Failed to listen: ${partner.id} declares no webhooks.`,
        'Declare `webhooks` in the descriptor.',
      )
    }
    const secrets = webhookSecrets(flags, io, { partner })
    // What is no secret of this scheme is said now, and not to the partner's every delivery.
    createVerifier(resolveScheme(partner.webhooks.signature), secrets)
    const paint = painter(io.outIsTerminal)
    const receiver = createReceiver({
      partner,
      store: knownEvents(),
      clock: systemClock,
      secrets: async () => secrets,
      onDelivery: (delivery) =>
        io.out(flags.json ? `${stringifyJson(factsOf(delivery))}\n` : line(delivery, paint)),
    })
    const served = await serve(receiver, { port: flags.port })
    io.err(`listening at ${served.url}, Ctrl-C stops it\n`)
    await untilStopped(io.signal)
    await served.close()
    return 0
  },
})

/** What may be shown of a delivery: not its body, which is somebody's health. */
function factsOf({ receivedMs, method, url, status, body, verdict }: Delivery): Record<string, unknown> {
  return {
    at: new Date(receivedMs).toISOString(),
    method,
    path: new URL(url).pathname,
    bytes: body.length,
    status,
    ...verdict,
  }
}

function line({ receivedMs, body, status, verdict }: Delivery, paint: ReturnType<typeof painter>): string {
  const time = new Date(receivedMs).toISOString().slice(11, 19)
  const start = `${paint('dim', time)} ${status} ${String(body.length).padStart(6)} B`
  switch (verdict.verdict) {
    case 'handshake':
      return `${start}  ${paint('cyan', 'handshake')}\n`
    case 'refused':
      return `${start}  ${paint('red', `refused: ${verdict.reason}`)}  ${verdict.detail}\n`
    case 'accepted': {
      const { stored, duplicates, unknown } = verdict
      const parts = [
        `${stored} new`,
        ...(duplicates ? [`${duplicates} known`] : []),
        ...(unknown ? [`${unknown} undeclared`] : []),
      ]
      return `${start}  ${paint('green', 'accepted')}  ${parts.join(', ')}\n`
    }
  }
}
