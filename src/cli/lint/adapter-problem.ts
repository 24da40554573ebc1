import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { LoadedPartner } from '../../partner/load-partner.ts'
import type { Problem } from '../../partner/problem.ts'

/** What is wrong with the adapter that a descriptor names. It is code, so it is looked for and not run. */
export async function adapterProblem(
  file: string,
  { partner, place }: Pick<LoadedPartner, 'partner' | 'place'>,
): Promise<Problem | undefined> {
  const { adapter } = partner
  if (adapter === undefined) return undefined
  const found = await stat(resolve(dirname(file), adapter)).then(
    (there) => (there.isDirectory() ? 'a folder' : undefined),
    () => 'no such file',
  )
  return found === undefined
    ? undefined
    : {
        severity: 'error',
        ...place('/adapter'),
        expected: `a module that exports an adapter in ${adapter}`,
        found,
        remedy: 'Create the file, correct its name, or leave adapter out.',
      }
}
