import { markSuccess } from '../../error-reply.ts'
import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { hasRateLimit } from '../support/rates.ts'

export const limitInside200: Fault = {
  id: 'limit-inside-200',
  area: 'pull',
  title: 'One request too many is answered with 200 and a body that says so, in no declared form.',
  source: {
    document: 'Withings: HTTP 200 with an error in the body',
    url: 'https://github.com/jaroslawhartman/withings-sync/issues/41',
  },
  caughtBy: ['pull/limit-refusal-as-declared'],
  applies: hasRateLimit,
  hooks: {
    errorReply: (honest) => (problem, envelope, call, mock) =>
      problem.about === 'rate'
        ? jsonReply(200, markSuccess({ message: problem.description }, envelope))
        : honest(problem, envelope, call, mock),
  },
}
