import type { DeclaredFields } from './declared-fields.ts'
import { SignatureSchemeError } from './scheme-error.ts'

/** No signature at all: the secret itself is sent, in a header or in the body. It vouches for nobody but its bearer. */
export interface TokenScheme {
  readonly kind: 'token'
  readonly place:
    | {
        readonly from: 'header'
        readonly header: string
        /** Template of the header's value: `Bearer {secret}`. */
        readonly value: string
      }
    | { readonly from: 'body'; readonly at: string }
}

export const TOKEN_FIELDS: readonly string[] = ['header', 'value', 'at']

/** @throws SignatureSchemeError */
export function resolveTokenScheme(fields: DeclaredFields): TokenScheme {
  if (fields.has('at')) {
    if (!fields.has('header') && !fields.has('value')) {
      return { kind: 'token', place: { from: 'body', at: fields.text('at', '') } }
    }
    throw new SignatureSchemeError(
      '/at',
      'the token stands both in a header and in the body',
      "Name either 'header' with 'value', or 'at'.",
    )
  }
  const value = fields.text('value', '{secret}')
  if (value.split('{secret}').length !== 2) {
    throw new SignatureSchemeError(
      '/value',
      `'${value}' does not hold '{secret}' exactly once`,
      "Write it like 'Bearer {secret}'.",
    )
  }
  return {
    kind: 'token',
    place: { from: 'header', header: fields.headerName('header', 'x-signature'), value },
  }
}
