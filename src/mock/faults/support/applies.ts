import type { DataSource } from '../../../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../../partner/partner.ts'

/** Why a fault of data cannot be had by a partner without any. */
export function hasData(partner: Partner): string | undefined {
  return dataTypesOf(partner).length > 0 ? undefined : 'it has no data'
}

/** For faults that take a data type which is declared in some way. */
export function declares(
  isDeclared: (source: DataSource) => boolean,
  reason: string,
): (partner: Partner) => string | undefined {
  return (partner) =>
    dataTypesOf(partner).some((type) => isDeclared(dataSource(partner, type))) ? undefined : reason
}

export function pagesBy(kind: DataSource['paging']['kind']): (partner: Partner) => string | undefined {
  return declares(({ paging }) => paging.kind === kind, `it does not page by ${kind}`)
}
