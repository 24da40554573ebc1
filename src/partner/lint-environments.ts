import { toPointer } from '../kernel/pointer.ts'
import { authRequests, dataRequests, webhookRequests } from './lint-requests.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'

/** Tokens and health data do not travel in the clear. */
export const encryptedEnvironments: LintRule = {
  rule: 'Environments beyond this machine are reached over https, without credentials in the URL.',
  reads: ['environments'],
  *judge({ partner }: LintSubject) {
    for (const [name, { baseUrl }] of Object.entries(partner.environments)) {
      yield* judgeUrl(`/environments${toPointer([name])}/baseUrl`, baseUrl)
    }
  },
}

export const encryptedEndpoints: LintRule = {
  rule: 'Absolute URLs beyond this machine use https, without credentials.',
  reads: ['auth', 'data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    const { auth, webhooks } = partner
    const endpoints = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'redirectUri'] as const
    for (const name of endpoints) {
      const url = (auth as Partial<Record<(typeof endpoints)[number], string>>)[name]
      if (url !== undefined) yield* judgeUrl(`/auth/${name}`, url)
    }
    for (const { at, request } of [
      ...authRequests(auth),
      ...dataRequests(partner),
      ...webhookRequests(webhooks),
    ])
      yield* judgeUrl(`${at}/url`, request.url)
  },
}

export const mockEnvironment: LintRule = {
  rule: 'There is an environment named mock, which terrarium serves.',
  reads: ['environments'],
  *judge({ partner }: LintSubject) {
    if (partner.environments.mock !== undefined) return
    const remedy = 'Add mock: { baseUrl: http://127.0.0.1:4010 }.'
    yield warning('/environments', 'an environment named mock', 'none', remedy)
  },
}

function* judgeUrl(at: string, text: string): Iterable<Finding> {
  if (!/^https?:/.test(text)) return
  if (!URL.canParse(text)) {
    yield error(at, 'a URL', 'text that is none', 'Check the host and the port.')
    return
  }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') {
    yield error(
      at,
      'a URL without credentials',
      'a user name or password in it',
      'Take them out; use auth instead.',
    )
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    const found = `http to ${url.hostname}`
    yield error(at, 'https for a host that is not this machine', found, 'Write https instead of http.')
  }
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\./.test(hostname)
  )
}
