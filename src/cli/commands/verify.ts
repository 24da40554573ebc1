import { readCapturedRequest } from '../../http/captured/read-captured-request.ts'
import { systemClock } from '../../kernel/clock.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { declareScheme } from '../../signature/declare.ts'
import { type Explanation, explain } from '../../signature/explain.ts'
import { inferScheme } from '../../signature/infer.ts'
import { resolveScheme, type SignatureDeclaration } from '../../signature/scheme.ts'
import { createVerifier } from '../../signature/verify.ts'
import { type Command, defineCommand } from '../command.ts'
import { parseInstant } from '../parse-instant.ts'
import { readInput } from '../read-input.ts'
import { SECRET_FLAGS, webhookSecrets } from '../secrets.ts'
import { painter } from '../style.ts'

/** What `--json` prints. */
interface Verdict {
  readonly valid: boolean
  /** How the sender really signed, in the descriptor's terms; `null` when nothing explains it. */
  readonly scheme: SignatureDeclaration | null
  readonly explanation: Explanation
}

export const verify: Command = defineCommand({
  name: 'verify',
  about: 'Say whether a captured webhook is signed as declared, and if not, how it is.',
  arguments: [
    { name: 'partner', about: 'the descriptor; without it, the signature is found out', optional: true },
  ],
  flags: {
    request: {
      type: 'string',
      value: 'file',
      about: 'a raw HTTP message, a curl or a HAR; - for standard input',
      default: '-',
    },
    ...SECRET_FLAGS,
    at: {
      type: 'string',
      value: 'time',
      about: 'when it arrived, for the age of its timestamp',
      default: 'now',
    },
    json: { type: 'boolean', about: 'print JSON' },
  },
  examples: [
    'terrarium verify contracts/aurora/partner.yaml --request captured.http --secret-env AURORA_WEBHOOK_SECRET',
    'terrarium verify --request captured.har --secret-file secret.txt --json',
  ],
  async run([file], flags, io) {
    const partner = file === undefined ? undefined : await requirePartner(file)
    const secrets = webhookSecrets(flags, io, partner === undefined ? {} : { partner })
    const request = readCapturedRequest(await readInput(flags.request), flags.request)
    const nowMs = parseInstant(flags.at, 'at', systemClock.epochMs())
    const verdict = judge(request, secrets, partner?.webhooks?.signature, nowMs / 1000)
    io.out(flags.json ? `${stringifyJson(verdict, 2)}\n` : text(verdict, painter(io.outIsTerminal)))
    return verdict.valid ? 0 : 1
  },
})

function judge(
  request: ReturnType<typeof readCapturedRequest>,
  secrets: readonly string[],
  declaration: SignatureDeclaration | undefined,
  nowSeconds: number,
): Verdict {
  if (declaration === undefined) {
    const inference = inferScheme(request, secrets)
    const scheme = inference.found ? inference.declaration : null
    return { valid: inference.found, scheme, explanation: explain(undefined, inference) }
  }
  const declared = resolveScheme(declaration)
  const verification = createVerifier(declared, secrets).verify(request, nowSeconds)
  if (verification.valid)
    return { valid: true, scheme: declareScheme(declared), explanation: explain(verification) }
  const inference = inferScheme(request, secrets, { declared })
  const scheme = inference.found ? inference.declaration : null
  return { valid: false, scheme, explanation: explain(verification, inference) }
}

function text({ valid, explanation }: Verdict, paint: ReturnType<typeof painter>): string {
  const { summary, findings, receiverChanges, senderChanges } = explanation
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)]
  return [
    `${paint(valid ? 'green' : 'red', valid ? '✓ valid' : '✗ not valid')}  ${summary}`,
    ...findings.map((finding) => `  ${finding}`),
    ...list('In the descriptor, or wherever it is received:', receiverChanges),
    ...list('Or where it is sent:', senderChanges),
    '',
  ].join('\n')
}
