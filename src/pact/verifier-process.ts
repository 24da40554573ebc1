import { writeFile } from 'node:fs/promises'
import { messageOf } from '../kernel/errors.ts'
import { loadPactCore } from './pact-core.ts'

/**
 * A program of its own, since Pact's native verifier prints on standard output: it reads its options as JSON from
 * `TERRARIUM_VERIFIER` and writes the verifier's JSON report, or the sentence in which it gave up, to their `report`.
 */
const { report, ...options } = JSON.parse(process.env.TERRARIUM_VERIFIER ?? '{}')
const text = await loadPactCore().default.verifyPacts(options).catch(messageOf)
await writeFile(report, text)
