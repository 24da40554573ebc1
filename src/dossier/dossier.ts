import type { Report } from '../conformance/report.ts'
import type { JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf, type Environment, type Partner } from '../partner/partner.ts'
import { accessFacts } from './access-facts.ts'
import { answerForm, type FormAnswer } from './answer-form.ts'
import { type Conformance, conformanceOf } from './conformance.ts'
import { endpointFacts } from './endpoint-facts.ts'
import type { Fact } from './fact.ts'
import { type Readiness, readinessOf } from './readiness.ts'
import type { Sample } from './sample.ts'
import { toSettle } from './to-settle.ts'
import { eventFacts, webhookFacts } from './webhook-facts.ts'

/** The application file: what Terra's form and pages ask for, in their order, and what they leave open. */
export interface Dossier {
  readonly partner: { readonly id: string; readonly name: string }
  readonly environment: { readonly name: string; readonly baseUrl: string }
  /** What is required and not answered yet. */
  readonly open: readonly string[]
  /** What has to be talked about with Terra: its pages do not say it, or ask to. */
  readonly toSettle: readonly string[]
  /** Terra's own checklist before an application is submitted. */
  readonly readiness: readonly Readiness[]
  /** What goes to Terra by another way than this file. */
  readonly handOver: readonly string[]
  readonly form: readonly FormAnswer[]
  /** What the form does not ask and a client must know. */
  readonly access: readonly Fact[]
  readonly grant: readonly Sample[]
  readonly endpoints: readonly Sample[]
  readonly webhooks: readonly Fact[]
  readonly events: readonly Sample[]
  /** Absent where there is no report. */
  readonly conformance?: Conformance
}

/** Full examples of what the partner answers and sends, of people who do not exist. */
export interface Examples {
  /** The token response, and the answer that tells the user's id where a call does. */
  readonly grant: readonly Pick<Sample, 'title' | 'curl' | 'example'>[]
  readonly endpoint: (type: DataType) => Pick<Sample, 'curl' | 'example'>
  /** A whole delivery's body. */
  readonly event: (name: string) => JsonValue
}

/** @param options.report - of a run against the environment, where there is one. */
export function buildDossier(
  partner: Partner,
  options: {
    readonly environmentName: string
    readonly environment: Environment
    readonly examples: Examples
    readonly report?: Report | undefined
  },
): Dossier {
  const { environmentName, environment, examples, report } = options
  const { baseUrl } = environment
  const conformance = report === undefined ? undefined : conformanceOf(report)
  const form = answerForm({ partner, baseUrl, environmentName, report })
  return {
    partner: { id: partner.id, name: partner.name },
    environment: { name: environmentName, baseUrl },
    open: [...openFields(form), ...openConformance(report, conformance, environmentName)],
    toSettle: toSettle(partner),
    readiness: readinessOf(form),
    handOver: handOver(partner),
    form,
    access: accessFacts(partner, baseUrl),
    grant: examples.grant.map((sample) => ({ ...sample, about: '', facts: [] })),
    endpoints: dataTypesOf(partner).map((type) => ({
      title: type,
      ...endpointFacts(partner, type, dataSource(partner, type), baseUrl),
      ...examples.endpoint(type),
    })),
    webhooks: webhookFacts(partner, baseUrl),
    events: (partner.webhooks?.events ?? []).map((event) => ({
      title: event.name,
      ...eventFacts(event, baseUrl),
      example: examples.event(event.name),
    })),
    ...(conformance === undefined ? {} : { conformance }),
  }
}

function openFields(form: readonly FormAnswer[]): readonly string[] {
  return form.flatMap(({ number, asks, open }) =>
    open === undefined ? [] : [`Field ${number}, ${asks}: ${open}`],
  )
}

function openConformance(
  report: Report | undefined,
  conformance: Conformance | undefined,
  environmentName: string,
): readonly string[] {
  if (report === undefined || conformance === undefined)
    return ['A conformance run against this environment: terrarium check --json, then dossier --report.']
  const elsewhere =
    report.environment === environmentName
      ? []
      : [`The report is of the environment '${report.environment}', not of '${environmentName}'.`]
  const cut =
    report.interrupted === undefined
      ? []
      : [`The run of the report was cut off: ${report.interrupted.because}.`]
  const wrong = conformance.toMend.map(({ id, found }) => `${id}: ${found}`)
  return [...elsewhere, ...cut, ...wrong]
}

function handOver({ auth, webhooks }: Partner): readonly string[] {
  return [
    auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
      ? 'client_id and client_secret, entered in the form itself.'
      : 'The credentials that every request carries.',
    'The login of the test account.',
    ...(webhooks === undefined ? [] : ['The secret that deliveries are signed with.']),
  ]
}
