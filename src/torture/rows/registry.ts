import type { TortureRow } from '../row.ts'
import { ACCEPTED_ROWS } from './accepted.ts'
import { CONTENT_ROWS } from './content.ts'
import { SIGNATURES_ROWS } from './signatures.ts'
import { TAMPERING_ROWS } from './tampering.ts'
import { TIME_ROWS } from './time.ts'

/** Every row, in the order in which they are tried: honest ones first and last. */
export const TORTURE_ROWS: readonly TortureRow[] = [
  ...ACCEPTED_ROWS,
  ...SIGNATURES_ROWS,
  ...TAMPERING_ROWS,
  ...TIME_ROWS,
  ...CONTENT_ROWS,
]
