import { writeFile } from 'node:fs/promises'
import { descriptorSchema } from '../../src/partner/descriptor-schema.ts'

// Writes the schema that editors use. Run it after a change of the descriptor, then format: the test of the published
// schema fails until then.
const file = new URL('../../schemas/partner.schema.json', import.meta.url)
await writeFile(file, `${JSON.stringify(descriptorSchema, null, 2)}\n`)
