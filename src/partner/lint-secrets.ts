import { parseTemplate } from '../kernel/template.ts'
import type { Auth } from './auth.ts'
import {
  authRequests,
  type DeclaredText,
  dataRequests,
  recordTexts,
  requestTexts,
  webhookRequests,
} from './lint-requests.ts'
import { error, type Finding, type LintRule, type LintSubject } from './lint-rule.ts'
import type { Partner } from './partner.ts'

/** Secrets stay in the environment; a descriptor is committed and published. */
export const secretsNamed: LintRule = {
  rule: 'Secrets are named by an environment variable, never written out.',
  reads: ['auth', 'webhooks', 'environments'],
  *judge({ partner }: LintSubject) {
    for (const { at, text } of secrets(partner)) {
      if (/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text)) continue
      const name = variableFor(partner.id, at)
      yield error(
        at,
        'the name of an environment variable, as ${NAME}',
        text === '' ? 'nothing' : 'a secret that is written out, or more than one name',
        `Write \${${name}}, set ${name} where terrarium runs, and replace the secret if it was shared.`,
      )
    }
  },
}

const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|(x-)?api-?key|x-auth-token|x-access-token|.*subscription-key)$/i

export const secretsInRequests: LintRule = {
  rule: 'No header that carries a secret has a constant value.',
  reads: ['auth', 'data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    for (const { at, text } of texts(partner)) {
      const [, header] = /\/headers\/([^/]+)$/.exec(at) ?? []
      if (header === undefined || !SECRET_HEADERS.test(header)) continue
      if (parseTemplate(text).placeholders.length > 0 || text.includes('${')) continue
      yield error(
        at,
        'a placeholder such as {accessToken} or {basicCredentials}',
        'a value that is written out',
        'Put a placeholder there, and the secret into the environment.',
      )
    }
  },
}

export const variablesExpanded: LintRule = {
  rule: '${NAME} stands only where it is replaced.',
  reads: ['auth', 'data', 'webhooks'],
  *judge({ partner }: LintSubject): Iterable<Finding> {
    for (const { at, text } of texts(partner)) {
      const variable = /\$\{[^}]*\}/.exec(text)?.[0]
      if (variable === undefined) continue
      yield error(
        at,
        'a placeholder in {braces}',
        `${variable}, which is replaced only in clientId, clientSecret, credentials and webhooks.secret`,
        'Use a placeholder such as {clientId} or {basicCredentials}.',
      )
    }
  },
}

function secrets({ auth, webhooks, environments }: Partner): readonly DeclaredText[] {
  const webhookSecret =
    webhooks?.secret === undefined ? [] : [{ at: '/webhooks/secret', text: webhooks.secret }]
  const others = Object.entries(environments).flatMap(([name, { otherClient }]) =>
    otherClient === undefined || otherClient.clientSecret === ''
      ? []
      : [{ at: `/environments/${name}/otherClient/clientSecret`, text: otherClient.clientSecret }],
  )
  return [...authSecrets(auth), ...others, ...webhookSecret]
}

function authSecrets(auth: Auth): readonly DeclaredText[] {
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials')
    return recordTexts('/auth/credentials', auth.credentials)
  const isUnused = auth.clientAuthentication === 'none' && auth.clientSecret === ''
  return isUnused ? [] : [{ at: '/auth/clientSecret', text: auth.clientSecret }]
}

/** `aurora` and `/auth/clientSecret` make `AURORA_CLIENT_SECRET`. */
function variableFor(id: string, at: string): string {
  const name = at.startsWith('/webhooks')
    ? 'webhookSecret'
    : at.startsWith('/environments')
      ? 'otherClientSecret'
      : at.split('/').at(-1)!
  return `${id}_${name.replace(/([a-z])([A-Z])/g, '$1_$2')}`.replace(/[^A-Za-z0-9]/g, '_').toUpperCase()
}

/** Every text of a request, and of what goes into every request. */
function texts(partner: Partner): readonly DeclaredText[] {
  const { auth, webhooks } = partner
  const requests = [...authRequests(auth), ...dataRequests(partner), ...webhookRequests(webhooks)]
  return [...authTexts(auth), ...requests.flatMap(requestTexts)]
}

function authTexts(auth: Auth): readonly DeclaredText[] {
  const access = [
    ...recordTexts('/auth/access/headers', auth.access.headers),
    ...recordTexts('/auth/access/query', auth.access.query),
  ]
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return access
  return [
    ...access,
    ...recordTexts('/auth/tokenRequest/fields', auth.tokenRequest.fields),
    ...recordTexts('/auth/tokenRequest/headers', auth.tokenRequest.headers),
    ...(auth.kind === 'oauth2'
      ? recordTexts('/auth/authorizationParameters', auth.authorizationParameters)
      : []),
  ]
}
