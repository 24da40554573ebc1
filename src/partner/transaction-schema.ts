import { choice, closedObject, type SchemaFragment, shared, wholeNumber } from './schema-fragment.ts'

const root = 'Starts at response.root.'
const url = '/v1/users/{userId}/workouts/transactions'
const one = `${url}/{transactionId}`

const items = closedObject(
  'Where the listing only names its records by their URLs; schema, example and records are then about the answer to one of these.',
  ['at', 'request'],
  {
    at: shared('pointer', `The list of URLs. ${root}`, { examples: ['/workouts'] }),
    request: shared(
      'request',
      'What those URLs look like; placeholders {transactionId} {recordId} {userId} {userEmail} {accessToken} {clientId}.',
      { examples: [{ method: 'GET', url: `${one}/workouts/{recordId}` }] },
    ),
  },
  { examples: [{ at: '/workouts', request: { method: 'GET', url: `${one}/workouts/{recordId}` } }] },
)

/** `transaction` of a data type. */
export const transactionSchema: SchemaFragment = closedObject(
  'Records that are offered once: a transaction is opened over what is new, request lists its records, and once it is committed they are not offered again.',
  ['open', 'id', 'commit'],
  {
    open: shared('request', 'Opens one; placeholders {userId} {userEmail} {accessToken} {clientId}.', {
      examples: [{ method: 'POST', url }],
    }),
    id: shared('pointer', `Where the answer to open tells the id of the transaction. ${root}`, {
      examples: ['/transaction-id'],
    }),
    commit: shared(
      'request',
      'Takes the records of one for good; placeholder {transactionId} beside those of open.',
      { examples: [{ method: 'PUT', url: one }] },
    ),
    nothing: {
      description: 'The status of open when there is nothing new.',
      type: 'integer',
      minimum: 200,
      maximum: 499,
      default: 204,
      examples: [204],
    },
    whileOpen: choice(
      'What opening brings while one is open: nothing, as if there were nothing new, or the same one again.',
      ['nothing', 'same'],
      { default: 'nothing', examples: ['nothing'] },
    ),
    expiresSeconds: wholeNumber(
      'How long one stays open that is not committed; then its records are offered again.',
      1,
      { default: 600, examples: [600] },
    ),
    size: wholeNumber('How many records one holds at most; all that are new unless told.', 1, {
      examples: [50],
    }),
    items,
  },
  {
    examples: [
      { open: { method: 'POST', url }, id: '/transaction-id', commit: { method: 'PUT', url: one }, size: 50 },
    ],
  },
)
