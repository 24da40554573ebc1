import { type AppVersion, type AppVersionFlags, appVersion } from '../pact/broker/app-version.ts'
import type { Io } from './io.ts'

/**
 * The version that a command speaks of, from flags, git and CI. A person is told where it does not describe the files.
 *
 * @throws UsageError
 */
export async function appVersionTold(flags: AppVersionFlags, folder: string, io: Io): Promise<AppVersion> {
  const version = await appVersion(flags, folder, io.variables)
  if (version.dirty) {
    io.err(
      `Warning: the working tree has changes that are not committed, and the version is the commit ${version.number}.\n` +
        'Commit first, or give a version with --app-version: a version never changes what it says.\n',
    )
  }
  return version
}
