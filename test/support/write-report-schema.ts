import { writeFile } from 'node:fs/promises'
import { reportSchema } from '../../src/conformance/report-schema.ts'

// Writes the schema of reports. Run it after a change of `Report`, then format: the test of the published schema fails
// until then.
const file = new URL('../../schemas/report.schema.json', import.meta.url)
await writeFile(file, `${JSON.stringify(reportSchema, null, 2)}\n`)
