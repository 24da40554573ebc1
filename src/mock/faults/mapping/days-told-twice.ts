import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { toldTwice } from '../support/told-twice.ts'

export const daysToldTwice: Fault = {
  id: 'days-told-twice',
  area: 'mapping',
  title: 'Each day is told twice, under two ids.',
  source: {
    document: 'Terra: the same session under two ids',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/payload-content-and-provider-quirks',
  },
  caughtBy: ['mapping/records-coherent'],
  applies: hasData,
  hooks: toldTwice('daily'),
}
