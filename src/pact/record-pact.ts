import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isJsonObject, parseJson, stringifyJson } from '../kernel/json.ts'
import type { Partner } from '../partner/partner.ts'
import { authFlows } from './auth-flows.ts'
import { dataFlows } from './data-flows.ts'
import { loadPactCore, newPact, type PactCore } from './pact-core.ts'
import { addInteraction, type PactInteraction } from './pact-interaction.ts'
import { addMessage } from './pact-message.ts'
import { rehearse } from './rehearse.ts'
import { rehearseMessages } from './rehearse-message.ts'
import { webhookFlows } from './webhook-flows.ts'

/** A contract as it was recorded. */
export interface RecordedPact {
  /** What Pact calls such a file: `<consumer>-<provider>.json`. */
  readonly fileName: string
  /** The same for the same partner, whatever the machine and the day. */
  readonly text: string
  readonly interactions: number
  readonly messages: number
}

/**
 * Record what the reference client asks of a partner, and what it needs of the answers: every step is made against
 * Pact's own mock server, and the client must understand what that answers.
 *
 * @param options.consumer - `terra` unless told.
 * @throws PactMissingError
 */
export async function recordPact(
  partner: Partner,
  options: { readonly consumer?: string } = {},
): Promise<RecordedPact> {
  const { consumer = 'terra' } = options
  const core = loadPactCore()
  const interactions = await rehearseAll(partner, core)
  const messages = await rehearseMessages(partner, core)
  const pact = newPact(core, consumer, partner.id)
  for (const interaction of interactions) addInteraction(pact, interaction)
  for (const message of messages) addMessage(pact, message)
  return {
    fileName: `${consumer}-${partner.id}.json`,
    text: await written((folder) => pact.writePactFile(folder, false), `${consumer}-${partner.id}.json`),
    interactions: interactions.length,
    messages: messages.length,
  }
}

/** What two flows have in common, such as one token for all users, is recorded once. */
async function rehearseAll(partner: Partner, core: PactCore): Promise<readonly PactInteraction[]> {
  const known = new Map<string, PactInteraction>()
  for (const flow of [...authFlows(partner), ...dataFlows(partner), ...webhookFlows(partner)]) {
    for (const interaction of await rehearse(partner, flow, core)) {
      const before = known.get(interaction.description)
      if (before !== undefined && stringifyJson(before) !== stringifyJson(interaction)) {
        throw new Error(`two interactions are called '${interaction.description}'`)
      }
      known.set(interaction.description, interaction)
    }
  }
  return [...known.values()]
}

/** The file as Pact writes it, but for the versions of Pact's own parts: a contract does not change with them. */
async function written(write: (folder: string) => void, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'terrarium-pact-'))
  try {
    write(folder)
    const pact = parseJson(await readFile(join(folder, name), 'utf8'))
    if (!isJsonObject(pact) || !isJsonObject(pact.metadata)) throw new Error('Pact wrote no contract')
    const { pactRust: _, ...metadata } = pact.metadata
    return `${stringifyJson({ ...pact, metadata }, 2)}\n`
  } finally {
    await rm(folder, { recursive: true })
  }
}
