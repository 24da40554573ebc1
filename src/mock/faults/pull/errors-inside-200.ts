import { markSuccess } from '../../error-reply.ts'
import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasData } from '../support/applies.ts'

export const errorsInside200: Fault = {
  id: 'errors-inside-200',
  area: 'pull',
  title: 'What is wrong with a question is told inside HTTP 200, in a form that is not declared.',
  source: {
    document: 'Withings: HTTP 200 with an error in the body',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: ['pull/malformed-range-refused'],
  applies: hasData,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      problem.about.startsWith('range_')
        ? jsonReply(200, markSuccess({ error: problem.error, message: problem.description }, envelope))
        : honest(problem, envelope, call, mock),
  },
}
