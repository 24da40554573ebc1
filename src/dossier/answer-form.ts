import type { Report } from '../conformance/report.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../partner/partner.ts'
import { PURPOSES, rangePassed, shapeOf, userPassed } from './endpoint-facts.ts'
import { FORM_FIELDS, type FormField } from './form-fields.ts'
import { absolute, carried, located, requestLine } from './phrases.ts'

/** A field of Terra's form, and what to write there. */
export interface FormAnswer extends FormField {
  /** Each line, with the data type or event that it is about where there is one. */
  readonly answers: readonly { readonly of?: string; readonly says: string }[]
  /** Why it is not answered yet. */
  readonly open?: string
  /** Why it needs no answer from this partner. */
  readonly spare?: string
}

export interface Applicant {
  readonly partner: Partner
  readonly baseUrl: string
  readonly environmentName: string
  readonly report?: Report | undefined
}

type Said =
  | string
  | readonly FormAnswer['answers'][number][]
  | { readonly open: string }
  | { readonly spare: string }

/** Terra's form, field by field: each is answered, or says why not. */
export function answerForm(applicant: Applicant): readonly FormAnswer[] {
  return FORM_FIELDS.map((field) => {
    const said = ANSWERS[field.number](applicant)
    if (typeof said === 'string') return { ...field, answers: [{ says: said }] }
    if (!('length' in said)) return { ...field, answers: [], ...said }
    return { ...field, answers: said }
  })
}

const NO_OAUTH = {
  open: 'this partner has no OAuth with consent. Terra asks to talk about other ways first, at providers@tryterra.co.',
}
const BY_HAND = 'Entered in the form by hand. This file holds no credentials.'

const ANSWERS: Readonly<Record<FormField['number'], (applicant: Applicant) => Said>> = {
  1: ({ partner: { auth }, baseUrl }) =>
    auth.kind === 'oauth2' ? absolute(auth.authorizationUrl, baseUrl) : NO_OAUTH,
  2: ({ partner: { auth }, baseUrl }) => ('tokenUrl' in auth ? absolute(auth.tokenUrl, baseUrl) : NO_OAUTH),
  3: ({ partner: { auth }, baseUrl }) => {
    if (!('tokenUrl' in auth)) return { spare: 'There are no tokens.' }
    if (auth.kind === 'oauth2' && auth.refresh.kind === 'none')
      return { spare: 'There are no refresh tokens.' }
    return absolute(auth.refreshUrl ?? auth.tokenUrl, baseUrl)
  },
  4: ({ partner: { auth }, baseUrl }) =>
    auth.kind === 'oauth2' && auth.revocation !== undefined
      ? requestLine(auth.revocation, baseUrl)
      : { spare: 'A grant cannot be revoked by a request.' },
  5: () => BY_HAND,
  6: () => BY_HAND,
  7: ({ partner }) => {
    const from = partner.auth.kind === 'oauth2' ? partner.auth.userId.from : 'none'
    if (from === 'tokenResponse') return 'Token response'
    if (from === 'call') return 'User-info endpoint'
    return {
      open: `the form knows the token response and a user-info endpoint; here the user id is ${userIdPlace(partner)}. Ask Terra.`,
    }
  },
  8: ({ partner: { auth } }) => {
    if (auth.kind !== 'oauth2' || auth.userId.from === 'none')
      return { open: 'no answer tells who the user is.' }
    const place = auth.userId.from === 'redirect' ? auth.userId.parameter : auth.userId.at
    const root = auth.userId.from === 'tokenResponse' ? auth.tokenResponse.root : ''
    return `${root}${place}, ${auth.userId.type === 'integer' ? 'an integer' : 'a string'}`
  },
  9: ({ partner: { auth }, baseUrl }) =>
    auth.kind === 'oauth2' && auth.userId.from === 'call'
      ? requestLine(auth.userId.request, baseUrl)
      : { spare: 'The user id does not come from a user-info endpoint.' },
  10: ({ partner: { auth } }) => {
    if (!('scopes' in auth)) return NO_OAUTH
    const { request, separator } = auth.scopes
    if (request.length === 0) return { open: 'the descriptor requests no scopes.' }
    return `${request.join(separator)} (in the parameter scope, separated by ${separator === ' ' ? 'a space' : 'a comma'})`
  },
  11: (applicant) => ofEach(applicant, ({ scopes }) => scopes.join(' ') || 'none'),
  12: ({ partner: { auth }, baseUrl }) => {
    if (!('scopes' in auth)) return NO_OAUTH
    return auth.scopes.granted.from === 'none'
      ? { open: 'no answer tells which scopes were granted, and a user may untick some.' }
      : located(auth.scopes.granted, baseUrl)
  },
  13: (applicant) => ofEach(applicant, ({ request }) => absolute(request.url, applicant.baseUrl)),
  14: (applicant) => ofEach(applicant, ({ request }) => request.method),
  15: (applicant) =>
    ofEach(applicant, (source, type) => `${PURPOSES[type]} ${shapeOf(source)} A full example is below.`),
  16: ({ partner }) => {
    const { auth } = partner
    return `${carried(auth)}${auth.kind === 'oauth2' ? ', the access token of the user’s grant' : ''}; the same for every endpoint`
  },
  17: ({ partner }) => (partner.webhooks === undefined ? 'Polling' : 'Both: polling and webhooks'),
  18: ({ report, environmentName }) => {
    const recent =
      report?.environment === environmentName
        ? report.checks.find(({ id }) => id === 'pull/recent-data')
        : undefined
    if (recent?.verdict === 'pass')
      return `There is one: on ${report?.startedAt.slice(0, 10)} it had recent records of every data type. Its login is handed over separately.`
    if (recent?.verdict === 'fail') return { open: `${recent.found}.` }
    return { open: 'no run against this environment has shown that its account has recent records.' }
  },
  19: (applicant) =>
    ofEach(applicant, (source) => `${rangePassed(source)} ${userPassed(source)} A full example is below.`),
  20: ({ partner: { webhooks } }) => {
    if (webhooks === undefined) return { spare: 'There are no webhooks.' }
    return [
      ...webhooks.events.map(({ name, userId }) => ({
        of: name,
        says: `user id at ${webhooks.batch === undefined ? '' : `${webhooks.batch.at}/*`}${userId}; example payload below`,
      })),
      { says: 'The secret is handed over separately; how it signs is below.' },
    ]
  },
}

function ofEach({ partner }: Applicant, say: (source: DataSource, type: DataType) => string): Said {
  const types = dataTypesOf(partner)
  if (types.length === 0) return { open: 'the descriptor declares no data type.' }
  return types.map((type) => ({ of: type, says: say(dataSource(partner, type), type) }))
}

function userIdPlace({ auth }: Partner): string {
  return auth.kind === 'oauth2' ? located(auth.userId, 'http://partner.invalid') : 'told by no answer'
}
