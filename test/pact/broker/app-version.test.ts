import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { appVersion } from '../../../src/pact/broker/app-version.ts'
import { brokerBench } from '../support/broker-bench.ts'
import { pactText } from '../support/pact-text.ts'

const HERE = { PATH: process.env.PATH }
const ACTIONS = {
  ...HERE,
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'terra/contracts',
  GITHUB_RUN_ID: '99',
  GITHUB_REF_TYPE: 'branch',
}
let folder: string
let first: string

/** The identity and the configuration of whoever runs the tests do not count. */
function git(...words: readonly string[]): string {
  const variables = { ...HERE, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...who, ...words], { cwd: folder, encoding: 'utf8', env: variables }).trim()
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-git-'))
  git('init', '--quiet', '--initial-branch', 'feat/naps')
  mkdirSync(join(folder, 'pacts'))
  writeFileSync(join(folder, 'pacts/terra-aurora.json'), pactText())
  git('add', '.')
  git('commit', '--quiet', '-m', 'first')
  first = git('rev-parse', 'HEAD')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the version of an application', () => {
  beforeEach(() => git('checkout', '--quiet', '--force', 'feat/naps'))

  it('is the commit and its branch, in any folder of the repository', async () => {
    expect(await appVersion({}, join(folder, 'pacts'), HERE)).toEqual({
      number: first,
      branch: 'feat/naps',
      tags: [],
      dirty: false,
    })
  })

  it('has no branch where a commit is checked out', async () => {
    git('checkout', '--quiet', first)
    expect(await appVersion({}, folder, HERE)).not.toHaveProperty('branch')
  })

  it.each([
    ['a push on GitHub', { ...ACTIONS, GITHUB_REF_NAME: 'main' }, 'main'],
    ['a pull request on GitHub', { ...ACTIONS, GITHUB_REF_NAME: '7/merge', GITHUB_HEAD_REF: 'fix' }, 'fix'],
    ['a tag on GitHub', { ...ACTIONS, GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' }, undefined],
    ['GitLab', { ...HERE, GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'main' }, 'main'],
    [
      'Jenkins, a change',
      { ...HERE, JENKINS_URL: 'https://j', BRANCH_NAME: 'PR-7', CHANGE_BRANCH: 'fix' },
      'fix',
    ],
  ])('has the branch of CI then: %s', async (_, variables, branch) => {
    git('checkout', '--quiet', first)
    expect((await appVersion({}, folder, variables)).branch).toBe(branch)
  })

  it.each([
    ['GitHub', ACTIONS, 'https://github.com/terra/contracts/actions/runs/99'],
    [
      'GitLab',
      { ...HERE, GITLAB_CI: 'true', CI_JOB_URL: 'https://gitlab.com/j/1' },
      'https://gitlab.com/j/1',
    ],
    ['Buildkite', { ...HERE, BUILDKITE: 'true', BUILDKITE_BUILD_URL: 'https://b/1' }, 'https://b/1'],
  ])('has the build URL of %s', async (_, variables, buildUrl) => {
    expect((await appVersion({}, folder, variables)).buildUrl).toBe(buildUrl)
  })

  it('is what flags say before anything else', async () => {
    const flags = { appVersion: '1', branch: 'b', tag: ['t'], buildUrl: 'https://x/1' }
    expect(await appVersion(flags, folder, ACTIONS)).toEqual({
      number: '1',
      branch: 'b',
      tags: ['t'],
      buildUrl: 'https://x/1',
      dirty: false,
    })
  })

  it('is asked for where there is no repository, and where there is no git', async () => {
    const usage = expect.objectContaining({ code: 'USAGE', remedy: expect.stringContaining('--app-version') })
    await expect(appVersion({}, tmpdir(), HERE)).rejects.toEqual(usage)
    await expect(appVersion({}, folder, { PATH: '' })).rejects.toEqual(usage)
  })
})

describe('a working tree that differs from its commit', () => {
  const bench = brokerBench()

  it('is told, and published under the commit all the same', async () => {
    const path = join(folder, 'pacts/terra-aurora.json')
    writeFileSync(join(folder, 'pacts/unknown.txt'), 'git does not know this one')
    expect((await bench.run(['pact', 'publish', path])).err).toBe('')
    bench.broker.reset()
    writeFileSync(path, pactText({ description: 'changed' }))
    const { exitCode, err } = await bench.run(['pact', 'publish', path])
    expect(exitCode).toBe(0)
    expect(err).toContain(
      `Warning: the working tree has changes that are not committed, and the version is the commit ${first}`,
    )
    expect(bench.broker.shelf.version('terra', first)?.branch).toBe('feat/naps')
  })
})
