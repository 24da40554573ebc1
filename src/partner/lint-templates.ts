import { nearest } from '../kernel/nearest.ts'
import { parseTemplate } from '../kernel/template.ts'
import type { Paging } from './data.ts'
import {
  authRequests,
  type DeclaredRequest,
  type DeclaredText,
  dataRequests,
  recordTexts,
  requestTexts,
  webhookRequests,
} from './lint-requests.ts'
import { error, type Finding, type LintRule, type LintSubject, warning } from './lint-rule.ts'
import { dataTypesOf, type Partner } from './partner.ts'
import { credentialPlaceholders, PLACEHOLDERS } from './placeholders.ts'
import { requestPlaceholders } from './request-template.ts'

export const placeholdersKnown: LintRule = {
  rule: 'Templates use only placeholders that are filled where they stand.',
  reads: ['environments', 'auth', 'data', 'webhooks', 'rateLimit'],
  *judge({ partner }: LintSubject) {
    for (const { allowed, texts } of templates(partner)) {
      for (const text of texts) yield* judgeText(text, allowed)
    }
  },
}

export const bodiesAllowed: LintRule = {
  rule: 'A request that has no body declares none.',
  reads: ['auth', 'data', 'webhooks'],
  *judge({ partner }: LintSubject) {
    for (const { at, request } of requests(partner)) {
      const body = request.form !== undefined ? 'form' : request.json !== undefined ? 'json' : undefined
      if (body === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) continue
      const remedy = `Move ${body} to query, or make it a POST.`
      yield error(`${at}/${body}`, `no body in a ${request.method} request`, body, remedy)
    }
  },
}

export const pagesRequestable: LintRule = {
  rule: 'Paging has its placeholder in the request, and no other.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) {
      const { request, paging } = partner.data[type]!
      yield* judgePaging(`/data/${type}`, paging, requestPlaceholders(request))
    }
  },
}

export const rangesRequestable: LintRule = {
  rule: 'A request for what happens over time says for which range.',
  reads: ['data'],
  *judge({ partner }: LintSubject) {
    for (const type of dataTypesOf(partner)) {
      const placeholders = requestPlaceholders(partner.data[type]!.request)
      if (
        type === 'athlete' ||
        partner.data[type]!.transaction !== undefined ||
        ['from', 'to', 'day', 'days', 'since'].some((name) => placeholders.includes(name))
      )
        continue
      yield warning(
        `/data/${type}/request`,
        'a range in the request: {from} and {to}, {day}, {days} or {since}',
        'none',
        "Put the range where the partner takes it, for example query: { start: '{from}', end: '{to}' }.",
      )
    }
  },
}

function requests(partner: Partner): readonly DeclaredRequest[] {
  return [...authRequests(partner.auth), ...dataRequests(partner), ...webhookRequests(partner.webhooks)]
}

interface Templates {
  readonly allowed: readonly string[]
  readonly texts: readonly DeclaredText[]
}

function templates(partner: Partner): readonly Templates[] {
  const { auth, environments } = partner
  const credentials = credentialPlaceholders(auth)
  const constants = credentials.includes('accessToken') ? [] : credentials
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  return [
    ...Object.entries(environments).map(([name, { consentParameters }]) => ({
      allowed: PLACEHOLDERS.consent,
      texts: recordTexts(`/environments/${name}/consentParameters`, consentParameters),
    })),
    {
      allowed: PLACEHOLDERS.none,
      texts: [
        ...(auth.kind === 'oauth2'
          ? recordTexts('/auth/authorizationParameters', auth.authorizationParameters)
          : []),
        ...(isOAuth ? recordTexts('/auth/tokenRequest/fields', auth.tokenRequest.fields) : []),
        ...(isOAuth ? recordTexts('/auth/tokenRequest/headers', auth.tokenRequest.headers) : []),
      ],
    },
    {
      allowed: credentials,
      texts: [
        ...recordTexts('/auth/access/headers', auth.access.headers),
        ...recordTexts('/auth/access/query', auth.access.query),
      ],
    },
    {
      allowed: PLACEHOLDERS.rate,
      texts: recordTexts('/rateLimit/headers', partner.rateLimit?.headers),
    },
    ...requests(partner).map((declared) => ({
      allowed: [...PLACEHOLDERS[declared.purpose], ...constants],
      texts: requestTexts(declared),
    })),
  ]
}

function* judgeText({ at, text }: DeclaredText, allowed: readonly string[]): Iterable<Finding> {
  const { placeholders } = parseTemplate(text)
  const malformed = [...text.matchAll(/(?<!\$)\{([\w.-]+)\}/g)].map((match) => match[1]!)
  for (const name of new Set([...placeholders, ...malformed])) {
    if (allowed.includes(name)) continue
    const near = nearest(name.replaceAll(/[_.-]/g, ''), allowed)
    const list = allowed.map((item) => `{${item}}`).join(' ')
    yield error(
      at,
      allowed.length === 0 ? 'constant text' : near === undefined ? `one of ${list}` : `{${near}}`,
      `{${name}}`,
      near === undefined ? 'Replace it by text or by a placeholder that is filled here.' : `Write {${near}}.`,
    )
  }
}

const PAGE_PLACEHOLDERS = ['cursor', 'offset', 'page'] as const

function* judgePaging(at: string, paging: Paging, placeholders: readonly string[]): Iterable<Finding> {
  const needed = PAGE_PLACEHOLDERS.find((name) => name === paging.kind)
  if (needed !== undefined && !placeholders.includes(needed)) {
    yield error(
      `${at}/request`,
      `{${needed}} in the request, since paging.kind is ${paging.kind}`,
      'none',
      `Put {${needed}} where the partner takes it, or correct paging.`,
    )
  }
  for (const name of PAGE_PLACEHOLDERS) {
    if (name === needed || !placeholders.includes(name)) continue
    const remedy = `Say how pages go on with paging: { kind: ${name}, … }, or remove the placeholder.`
    yield error(`${at}/request`, `no {${name}}, since paging.kind is ${paging.kind}`, `{${name}}`, remedy)
  }
  if (placeholders.includes('limit') && !('size' in paging)) {
    const remedy = 'Add size to paging, or write the number instead of {limit}.'
    yield warning(`${at}/paging`, 'paging.size, which fills {limit}', 'none', remedy)
  }
}
