import { dirname } from 'node:path'
import { UsageError } from '../kernel/errors.ts'
import { pactFiles } from '../pact/broker/pact-files.ts'

/** An application, as a broker knows it, and a folder of the repository that it is versioned in. */
export interface Pacticipant {
  readonly name: string
  readonly folder: string
}

/**
 * @param path - of pacts, whose consumer is meant; `undefined` where the name is given, and the current folder counts.
 * @throws UsageError where neither or both say it, or the pacts have several consumers.
 */
export async function pacticipantOf(
  path: string | undefined,
  name: string | undefined,
): Promise<Pacticipant> {
  if (path === undefined) {
    if (name !== undefined && name !== '') return { name, folder: '.' }
    throw new UsageError(
      'Failed to find out which application is meant.',
      'Name it with --pacticipant, or name its pacts: a descriptor, a pact file or a folder.',
    )
  }
  const files = await pactFiles(path)
  const folder = dirname(files[0]!.path)
  if (name !== undefined) return { name, folder }
  const consumers = [...new Set(files.map(({ consumer }) => consumer))]
  if (consumers.length === 1) return { name: consumers[0]!, folder }
  throw new UsageError(
    `Failed to find out which application is meant: the pacts at ${path} are of ${consumers.join(', ')}.`,
    'Name one with --pacticipant.',
  )
}
