const SUBMITTING = 'https://docs.tryterra.co/integration-partners/submitting-an-application'
const COMPLETING = 'https://docs.tryterra.co/ai-interface/completing-your-application'
const HOW = 'https://docs.tryterra.co/integration-partners/how-the-integration-works'

/** The numbers are ours: the form has none. They follow its order. */
export type FormNumber =
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20

/** Something that Terra's form, or its pages beside it, ask a partner for. */
export interface FormField {
  readonly number: FormNumber
  readonly asks: string
  /** `yes`, `no`, or when. */
  readonly required: string
  /** The page of Terra that says so. */
  readonly source: string
}

export const FORM_FIELDS: readonly FormField[] = [
  field(1, 'OAuth authorization endpoint URL', 'yes', SUBMITTING),
  field(2, 'OAuth token endpoint URL', 'yes', SUBMITTING),
  field(3, 'Refresh URL', 'no', SUBMITTING),
  field(4, 'Revocation URL', 'no', SUBMITTING),
  field(5, 'client_id', 'yes', SUBMITTING),
  field(6, 'client_secret', 'yes', SUBMITTING),
  field(7, 'How the user is identified: token response or user-info endpoint', 'yes', COMPLETING),
  field(8, 'Field that holds the user id', 'yes', COMPLETING),
  field(9, 'User-info endpoint URL', 'when the user id comes from a user-info endpoint', COMPLETING),
  field(10, 'Scopes that Terra should request, and how', 'yes', COMPLETING),
  field(11, 'Scopes required by each data type', 'yes', COMPLETING),
  field(12, 'Where granted scopes are returned', 'yes', COMPLETING),
  field(13, 'Endpoint URL of each data type', 'yes', SUBMITTING),
  field(14, 'HTTP method of each data type', 'yes', SUBMITTING),
  field(15, 'Purpose and response shape of each endpoint', 'yes', COMPLETING),
  field(16, 'Access method and authentication of each endpoint', 'yes', COMPLETING),
  field(17, 'Integration method: polling, webhooks, or both', 'yes', COMPLETING),
  field(18, 'Test account with recent records', 'yes', COMPLETING),
  field(19, 'How the date range and the user are passed, with a full example response', 'yes', HOW),
  field(
    20,
    'Webhooks: example payload, field with the user id, shared secret for the signature',
    'when there are webhooks',
    HOW,
  ),
]

function field(number: FormNumber, asks: string, required: string, source: string): FormField {
  return { number, asks, required, source }
}
