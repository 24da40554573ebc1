import { readPage } from '../../../client/read-page.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const noPageOfZero: Check<'pull-refusals'> = defineCheck({
  id: 'pull/no-page-of-zero',
  title: 'A page size of zero is refused or read as the default, never an endless empty page.',
  level: 'should',
  source: {
    document: 'Google Health: an empty page that still has a cursor',
    url: 'https://github.com/prinse84/fit-gauge/issues/3',
  },
  remedy: 'Answer a page size below one with 400.',
  given: 'pull-refusals',

  judge({ zeroLimit: answer, type }, partner) {
    if (answer === undefined) return inapplicable('the request has no page size')
    const { status, exchange } = answer
    if (status >= 400 && status <= 499) return undefined
    const page = readPage(dataSource(partner, type), answer)
    return page.kind === 'records' && page.records.length > 0
      ? undefined
      : finding(`${type}: a page size of zero is answered with ${status} and no records`, exchange)
  },
})
