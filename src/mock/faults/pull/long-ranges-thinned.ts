import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const longRangesThinned: Fault = {
  id: 'long-ranges-thinned',
  area: 'pull',
  title: 'Long ranges are answered with every other record.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['pull/narrower-within-wider', 'pull/adjacent-windows-add-nothing'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const records = honest(query, mock)
      const { window } = query
      const isLong = window !== undefined && window.toMs - window.fromMs > 25 * 86_400_000
      return isLong ? records.filter((_, index) => index % 2 === 0) : records
    },
  },
}
