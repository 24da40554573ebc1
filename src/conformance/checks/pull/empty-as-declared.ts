import { readPage } from '../../../client/read-page.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { formOf } from '../../holds-nothing.ts'
import { noFuture } from '../../range-bounds.ts'

export const emptyAsDeclared: Check<'pull-empty'> = defineCheck({
  id: 'pull/empty-as-declared',
  title: 'The absence of data is told as the descriptor declares.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Answer a range without records in the declared form, or correct `empty` in the descriptor.',
  given: 'pull-empty',
  exempts: noFuture,

  judge({ type, answer }, partner) {
    const source = dataSource(partner, type)
    if (answer.status === 400) return inapplicable('the partner refuses ranges in the future')
    const page = readPage(source, answer)
    const form = formOf(answer.status, page, source)
    return form === source.empty
      ? undefined
      : finding(`${type}: declared is '${source.empty}', found is '${form}'`, answer.exchange)
  },
})
