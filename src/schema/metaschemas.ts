import { Ajv2020 } from 'ajv/dist/2020.js'
import type { JsonSchema } from './validator.ts'

const DRAFT = 'https://json-schema.org/draft/2020-12'
const PARTS = ['core', 'applicator', 'unevaluated', 'validation', 'meta-data', 'format-annotation', 'content']

/** The schemas of draft 2020-12 itself, by address. */
export function metaschemas(): Readonly<Record<string, JsonSchema>> {
  const ajv = new Ajv2020()
  const addresses = [`${DRAFT}/schema`, ...PARTS.map((part) => `${DRAFT}/meta/${part}`)]
  return Object.fromEntries(
    addresses.flatMap((address) => {
      const schema = ajv.getSchema(address)?.schema
      return schema === undefined ? [] : [[address, schema as JsonSchema]]
    }),
  )
}
