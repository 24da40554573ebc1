import { runChild } from '../run-child.ts'
import type { Variables } from './variables.ts'

/** What git says about the files that a version stands for. */
export interface GitVersion {
  /** The full name of the commit. */
  readonly commit: string
  /** `undefined` where a commit is checked out and no branch, which is what CI does. */
  readonly branch: string | undefined
  /** Whether a file that git knows was changed since: then the commit is not what is on the disk. */
  readonly dirty: boolean
}

/**
 * @param folder - any folder of a repository.
 * @returns `undefined` where there is no repository, no commit yet, or no git.
 */
export async function gitVersion(folder: string, variables: Variables): Promise<GitVersion | undefined> {
  const git = async (...words: readonly string[]) => {
    const { exitCode, out } = await runChild('git', words, { variables, folder, timeoutMs: 10_000 })
    return exitCode === 0 ? out.trim() : undefined
  }
  const [commit, branch, changes] = await Promise.all([
    git('rev-parse', '--verify', 'HEAD'),
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('status', '--porcelain', '--untracked-files=no'),
  ])
  return commit === undefined ? undefined : { commit, branch, dirty: changes !== undefined && changes !== '' }
}
