import { dataTypesOf } from '../../../partner/partner.ts'
import type { Fault } from '../../fault.ts'

export const endDateInclusive: Fault = {
  id: 'end-date-inclusive',
  area: 'pull',
  title: 'The end of a range counts as inside it, although it is declared exclusive.',
  source: {
    document: 'open-wearables, issue 1161: what a date-only end means was guessed, and a day went missing',
    url: 'https://github.com/the-momentum/open-wearables/issues/1161',
  },
  caughtBy: ['pull/adjacent-windows-share-nothing'],
  applies: (partner) =>
    dataTypesOf(partner).some((type) => partner.data[type]?.range.end === 'exclusive')
      ? undefined
      : 'every range that it declares ends inclusively',
  hooks: {
    readRange: (honest) => (values, source, mock) => {
      const { problems } = honest(values, source, mock)
      const inclusive = { ...source, range: { ...source.range, end: 'inclusive' as const } }
      return { ...honest(values, inclusive, mock), problems }
    },
  },
}
