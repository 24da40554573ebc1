import type { DeclaredFields } from './declared-fields.ts'
import { SignatureSchemeError } from './scheme-error.ts'
import type { TimestampUnit } from './timestamp.ts'
import { TIMESTAMP_UNITS } from './timestamp.ts'

/** Where a delivery's id stands. An id in the body is read for deduplication, and signed with the body. */
export type IdPlace =
  | { readonly from: 'none' }
  | { readonly from: 'header'; readonly header: string }
  | { readonly from: 'body'; readonly at: string }

/** Where a delivery's timestamp stands, and how far it may be from the receiver's clock, either way. */
export type TimestampPlace =
  | { readonly from: 'none' }
  | ((
      | { readonly from: 'header'; readonly header: string }
      | { readonly from: 'value' }
      | { readonly from: 'body'; readonly at: string }
    ) & { readonly unit: TimestampUnit; readonly toleranceSeconds: number })

export const DEFAULT_TOLERANCE_SECONDS = 300

export function resolveIdPlace(fields: DeclaredFields): IdPlace {
  const declared = fields.has('id') ? fields.inner('id', ['header', 'at']) : undefined
  if (declared === undefined) return { from: 'none' }
  return headerOrBody(declared, '/id')
}

/** @param valueHasTimestamp - whether the signature header's own value carries `{timestamp}`. */
export function resolveTimestampPlace(fields: DeclaredFields, valueHasTimestamp: boolean): TimestampPlace {
  const known = ['header', 'at', 'unit', 'toleranceSeconds']
  const declared = fields.inner('timestamp', known)
  if (declared === undefined || (!fields.has('timestamp') && !valueHasTimestamp)) return { from: 'none' }
  const unit = declared.oneOf('unit', TIMESTAMP_UNITS, 's')
  const toleranceSeconds = declared.seconds('toleranceSeconds', DEFAULT_TOLERANCE_SECONDS)
  if (!valueHasTimestamp) return { ...headerOrBody(declared, '/timestamp'), unit, toleranceSeconds }
  if (declared.has('header') || declared.has('at')) {
    throw new SignatureSchemeError(
      '/timestamp',
      "the timestamp is in two places: the value has '{timestamp}', and 'timestamp' names another",
      "Take '{timestamp}' out of 'value', or the place out of 'timestamp'.",
    )
  }
  return { from: 'value', unit, toleranceSeconds }
}

function headerOrBody(
  declared: DeclaredFields,
  path: string,
): { readonly from: 'header'; readonly header: string } | { readonly from: 'body'; readonly at: string } {
  if (declared.has('header') === declared.has('at')) {
    throw new SignatureSchemeError(
      path,
      declared.has('at') ? 'both a header and a place in the body are named' : 'no place is named',
      "Name either 'header', or 'at' with a JSON Pointer into the body.",
    )
  }
  if (declared.has('header')) return { from: 'header', header: declared.headerName('header', '') }
  const at = declared.text('at', '')
  if (/^(\/([^~]|~[01])*)*$/.test(at)) return { from: 'body', at }
  throw new SignatureSchemeError(`${path}/at`, `'${at}' is not a JSON Pointer`, "Write it like '/sent_at'.")
}
