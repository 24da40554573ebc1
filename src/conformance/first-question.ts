import type { Answer } from '../client/answer.ts'
import { dataRequest } from '../client/data-request.ts'
import { firstPage, type Position } from '../client/next-page.ts'
import { type Span, windowsOf } from '../client/windows.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'
import { firstDataType } from './protected-resource.ts'
import { askOnce } from './pull-span.ts'

/** One question to the first data type, and how it may be asked otherwise. */
export interface FirstQuestion {
  readonly type: DataType
  readonly source: DataSource
  ask(change?: QuestionChange): Promise<Answer>
}

export interface QuestionChange {
  readonly values?: TemplateValues
  readonly headers?: Readonly<Record<string, string>>
  readonly position?: Position
  readonly limit?: number
}

/** What the first data type has in a span; of a partner that has data. */
export function firstQuestion(context: ProbeContext, grant: Grant, span: Span): FirstQuestion {
  const type = firstDataType(context.partner)!
  const source = dataSource(context.partner, type)
  const [window] = windowsOf(source, span, context.clock.epochMs())
  return {
    type,
    source,
    ask: ({ values: changed, headers = {}, ...page } = {}) =>
      askOnce(context, grant, type, (values) => {
        const request = dataRequest(source, {
          baseUrl: context.environment.baseUrl,
          values: { ...values, ...window?.values, ...changed },
          position: firstPage(source.paging),
          ...page,
        })
        for (const [name, value] of Object.entries(headers)) request.headers.set(name, value)
        return request
      }),
  }
}
