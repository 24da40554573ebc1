import type { TemplateValues } from '../kernel/template.ts'
import type { DataSource } from '../partner/data.ts'
import { fillRequest } from '../partner/fill-request.ts'
import type { Position } from './next-page.ts'

/** The request for one page of one window, without credentials in the way of `access`. */
export function dataRequest(
  source: Pick<DataSource, 'request' | 'paging'>,
  options: {
    readonly baseUrl: string
    /** Of the window, and of the call (`callValues`). */
    readonly values: TemplateValues
    readonly position: Position
    /** `{limit}`; the partner's page size unless told. */
    readonly limit?: number
  },
): Request {
  const { baseUrl, position } = options
  const size = 'size' in source.paging ? source.paging.size : undefined
  const { cursor, offset, page, url } = position
  const values = { ...options.values, cursor, offset, page, limit: options.limit ?? size }
  const request = fillRequest(source.request, values, baseUrl)
  return url === undefined ? request : new Request(url, request)
}
