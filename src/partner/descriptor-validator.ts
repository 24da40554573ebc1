import type { ErrorObject } from 'ajv/dist/2020.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { descriptorSchema } from './descriptor-schema.ts'

/** Holds a value against the schema of descriptors, fills in its defaults, and leaves what is wrong in `errors`. */
export interface DescriptorValidator {
  (value: unknown): boolean
  readonly errors?: readonly ErrorObject[] | null
}

/** How the schema is compiled: every error at once, and with what stands there. */
export const DESCRIPTOR_VALIDATION = {
  allErrors: true,
  verbose: true,
  discriminator: true,
  useDefaults: true,
  strict: false,
  validateSchema: false,
  inlineRefs: false,
} as const

let compiled: DescriptorValidator | undefined

/**
 * Compiled when it is needed first, since that takes as long as reading thirty files. `npm run build` puts a module in
 * the place of this one in which it is compiled already.
 */
export function descriptorValidator(): DescriptorValidator {
  compiled ??= new Ajv2020({ ...DESCRIPTOR_VALIDATION, code: { optimize: false } }).compile(
    descriptorSchema as object,
  )
  return compiled
}
