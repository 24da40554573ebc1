import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/documents.ts'
import { GENERATED } from './pages.ts'

// `npm run docs`: run it after a change of a check, a fault or the descriptor; the test of the pages fails until then.
for (const [name, page] of Object.entries(GENERATED)) writeFileSync(join(ROOT, 'docs', name), page())
