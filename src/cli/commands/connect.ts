import { consentAutomatically } from '../../client/consent-automatically.ts'
import { createTerraClient } from '../../client/terra-client.ts'
import { systemClock } from '../../kernel/clock.ts'
import { UsageError } from '../../kernel/errors.ts'
import { stringifyJson } from '../../kernel/json.ts'
import { requirePartner } from '../../partner/load-partner.ts'
import { type Command, defineCommand } from '../command.ts'
import { connectionFile, openConnections } from '../connection-file.ts'
import { consentByPaste, consentInBrowser } from '../consent-in-browser.ts'
import { targetOf } from '../environment.ts'
import { loadAdapter } from '../load-adapter.ts'
import { partnerNetwork, partnerSend } from '../partner-send.ts'

export const connect: Command = defineCommand({
  name: 'connect',
  about: 'Connect a user of a partner and keep the connection for check and pull.',
  arguments: [{ name: 'partner', about: 'the descriptor: contracts/<id>/partner.yaml' }],
  flags: {
    env: { type: 'string', value: 'name', about: 'which of its environments', default: 'staging' },
    baseUrl: { type: 'string', value: 'url', about: "in the place of the environment's own" },
    headless: {
      type: 'boolean',
      about: 'print the consent URL and read the pasted redirect from standard input',
    },
    auto: { type: 'boolean', about: 'follow a consent that asks nobody' },
    allowHost: {
      type: 'list',
      value: 'host',
      about: 'another host that an automatic consent may lead to; *.example.com for all below',
    },
    user: { type: 'string', value: 'id', about: 'whom an automatic consent consents for' },
    reference: { type: 'string', value: 'text', about: 'your own name for the connection' },
    store: {
      type: 'string',
      value: 'file',
      about: 'where connections are kept; .terrarium/<partner>-<env>.sqlite',
    },
    json: { type: 'boolean', about: 'print the connection as JSON' },
  },
  examples: [
    'terrarium connect contracts/aurora/partner.yaml --env staging',
    'terrarium connect contracts/aurora/partner.yaml --env mock --auto --user usr_1',
  ],
  async run([file], flags, io) {
    if (flags.headless && flags.auto) {
      throw new UsageError(
        'Failed to connect: --headless and --auto exclude one another.',
        'Give one of them.',
      )
    }
    const partner = await requirePartner(file)
    const target = targetOf(partner, { env: flags.env, baseUrl: flags.baseUrl, variables: io.variables })
    const { environment, credentials } = target
    const path = flags.store ?? connectionFile(partner, target)
    const store = openConnections(path)
    const { baseUrl } = environment
    const send = partnerSend(partnerNetwork(partner, { baseUrl, allowHosts: flags.allowHost }), {
      adapter: await loadAdapter(file, partner),
      credentials,
      clock: systemClock,
    })
    const client = createTerraClient({
      partner,
      baseUrl,
      credentials,
      send,
      clock: systemClock,
      store,
    })
    const oauth = partner.auth.kind === 'oauth2' ? partner.auth : undefined
    const user = flags.user === undefined ? {} : { user: flags.user }
    const consent = flags.headless
      ? consentByPaste(io, process.stdin, oauth?.codeLifetimeSeconds)
      : flags.auto
        ? consentAutomatically(partner, send, { environment, ...user })
        : consentInBrowser(oauth?.redirectUri ?? '', io)
    try {
      const connection = await client.connect({
        consent,
        ...(flags.reference === undefined ? {} : { reference: flags.reference }),
      })
      const { id, userId, scopes } = connection
      const shown = { id, userId: userId ?? null, scopes, store: path }
      const lines = [
        `connected ${userId ?? '(the data will tell whom)'} as ${id}`,
        `granted ${scopes.join(' ')}`,
        `kept in ${path}`,
      ]
      io.out(flags.json ? `${stringifyJson(shown)}\n` : `${lines.join('\n')}\n`)
      return 0
    } finally {
      await store.close()
    }
  },
})
