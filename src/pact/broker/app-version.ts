import { UsageError } from '../../kernel/errors.ts'
import { ciBuild } from './ci-build.ts'
import { gitVersion } from './git-version.ts'
import type { Variables } from './variables.ts'

/** What a broker is told about the version of an application, consumer or provider. */
export interface AppVersion {
  readonly number: string
  readonly branch?: string
  readonly tags: readonly string[]
  readonly buildUrl?: string
  /** Whether `number` names a commit from which the files on the disk differ. */
  readonly dirty: boolean
}

/** What a command line says of it. */
export interface AppVersionFlags {
  readonly appVersion?: string | undefined
  readonly branch?: string | undefined
  readonly tag?: readonly string[]
  readonly buildUrl?: string | undefined
}

/**
 * Fill in what a command line leaves out: the commit and the branch from git, and from CI the branch where git has none
 * checked out, and the URL of the build.
 *
 * @param folder - in the repository whose version it is.
 * @throws UsageError where nothing says the version, or something is given that cannot be.
 */
export async function appVersion(
  flags: AppVersionFlags,
  folder: string,
  variables: Variables,
): Promise<AppVersion> {
  const given = {
    number: notEmpty('--app-version', flags.appVersion),
    branch: notEmpty('--branch', flags.branch),
    buildUrl: checkedUrl(flags.buildUrl),
  }
  const git = await gitVersion(folder, variables)
  const ci = ciBuild(variables)
  const number = given.number ?? git?.commit
  if (number === undefined) {
    throw new UsageError(
      `Failed to find out the version: ${folder} is in no git repository that has a commit.`,
      'Give it with --app-version; a commit id is best, for a broker never lets a version change its content.',
    )
  }
  const branch = given.branch ?? git?.branch ?? ci?.branch
  const buildUrl = given.buildUrl ?? ci?.buildUrl
  return {
    number,
    ...(branch !== undefined && { branch }),
    tags: flags.tag ?? [],
    ...(buildUrl !== undefined && { buildUrl }),
    dirty: given.number === undefined && git?.dirty === true,
  }
}

/** A shell gives an empty text for a variable that is not set: to take the default then would hide a mistake. */
function notEmpty(flag: string, text: string | undefined): string | undefined {
  if (text !== undefined && text.trim() === '') {
    throw new UsageError(`Failed to read ${flag}: it is empty.`, 'Give it a value, or leave it out.')
  }
  return text
}

function checkedUrl(text: string | undefined): string | undefined {
  if (text === undefined || (/^https?:\/\//.test(text) && URL.canParse(text))) return text
  throw new UsageError(
    `Failed to read --build-url '${text}': it is no absolute http or https URL.`,
    'Give the address at which people find the build.',
  )
}
