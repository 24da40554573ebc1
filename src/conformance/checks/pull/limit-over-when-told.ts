import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const limitOverWhenTold: Check<'pull-limit'> = defineCheck({
  id: 'pull/limit-over-when-told',
  title: 'Who comes back when told to is answered.',
  level: 'must',
  source: {
    document: 'RFC 9110',
    section: '10.2.3',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
  },
  remedy:
    'Tell the time at which a request is answered again, and do not count the requests that were refused.',
  given: 'pull-limit',

  judge({ refused, afterwards }) {
    if (refused === undefined || afterwards === undefined) return inapplicable('no request was refused')
    const { waitedMs, told, answer } = afterwards
    const when = told ? 'the time that was told' : 'the length of the window'
    return answer.status <= 299
      ? undefined
      : finding(
          `refused again after ${when} (${Math.round(waitedMs / 1000)} s)`,
          refused.exchange,
          answer.exchange,
        )
  },
})
