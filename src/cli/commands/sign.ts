import { curlOf } from '../../http/curl.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { resolveScheme } from '../../signature/scheme.ts'
import { createSigner } from '../../signature/sign.ts'
import { type Command, defineCommand } from '../command.ts'
import { parseInstant } from '../parse-instant.ts'
import { readInput } from '../read-input.ts'
import { SECRET_FLAGS, webhookSecrets } from '../secrets.ts'
import { shellWord } from '../shell.ts'

export const sign: Command = defineCommand({
  name: 'sign',
  about: 'Sign a body as the partner would, and print the headers and a curl.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    body: {
      type: 'string',
      value: 'file',
      about: 'the body to the byte; - for standard input',
      default: '-',
    },
    ...SECRET_FLAGS,
    to: {
      type: 'string',
      value: 'url',
      about: 'where the curl sends it',
      default: 'http://127.0.0.1:8080/webhooks',
    },
    id: { type: 'string', value: 'id', about: "the delivery's id", default: 'msg_terrarium' },
    at: { type: 'string', value: 'time', about: 'when it is signed', default: 'now' },
    json: { type: 'boolean', about: 'print {headers, curl} as JSON' },
  },
  examples: [
    'echo -n "{}" | terrarium sign contracts/aurora/partner.yaml --secret-env AURORA_WEBHOOK_SECRET',
  ],
  async run([file], flags, io) {
    const partner = await requirePartner(file)
    if (partner.webhooks === undefined) {
      throw new UsageError(
        `Failed to sign: ${partner.id} declares no webhooks.`,
        'Declare `webhooks` in the descriptor.',
      )
    }
    if (!URL.canParse(flags.to)) {
      throw new UsageError(`Failed to read --to '${flags.to}': it is no URL.`, 'Write it with its scheme.')
    }
    const secrets = webhookSecrets(flags, io, { partner })
    const body = await readInput(flags.body)
    const timestampSeconds = Math.floor(parseInstant(flags.at, 'at', systemClock.epochMs()) / 1000)
    const signer = createSigner(resolveScheme(partner.webhooks.signature), secrets)
    const url = new URL(flags.to).href
    const headers = {
      'content-type': 'application/json',
      ...signer.sign({ id: flags.id, timestampSeconds, body, method: 'POST', url }),
    }
    const curl = await curlFor(url, headers, body, flags.body)
    if (flags.json) io.out(`${stringifyJson({ headers, curl }, 2)}\n`)
    else
      io.out(
        `${Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join('')}\n${curl}\n`,
      )
    return 0
  },
})

/** A command line holds text without zeros; other bytes curl has to read from where they came. */
async function curlFor(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  file: string,
): Promise<string> {
  const request = { method: 'POST', headers }
  const text = new TextDecoder().decode(body)
  const isText = !text.includes('\0') && Buffer.from(text).equals(body)
  if (isText) return curlOf(new Request(url, { ...request, body: text }))
  const bare = await curlOf(new Request(url, request))
  return bare.replace(/^curl/, () => `curl --data-binary ${shellWord(`@${file}`)}`)
}
