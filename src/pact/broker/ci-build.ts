import { type Variables, variable } from './variables.ts'

/** What a CI system tells a job about itself. */
export interface CiBuild {
  readonly branch: string | undefined
  readonly buildUrl: string | undefined
}

interface CiSystem {
  /** Set in every job of it, and nowhere else. */
  readonly mark: string
  /** Variables that hold the branch, the first that is set counting: that of a pull request comes first. */
  readonly branch: readonly string[]
  readonly buildUrl: (value: (name: string) => string | undefined) => string | undefined
}

const SYSTEMS: readonly CiSystem[] = [
  {
    mark: 'GITHUB_ACTIONS',
    branch: ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME'],
    buildUrl: (value) => {
      const [server, repository, run] = ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_RUN_ID'].map(value)
      return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined
    },
  },
  {
    mark: 'GITLAB_CI',
    branch: ['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME', 'CI_COMMIT_BRANCH'],
    buildUrl: (value) => value('CI_JOB_URL'),
  },
  { mark: 'BUILDKITE', branch: ['BUILDKITE_BRANCH'], buildUrl: (value) => value('BUILDKITE_BUILD_URL') },
  { mark: 'CIRCLECI', branch: ['CIRCLE_BRANCH'], buildUrl: (value) => value('CIRCLE_BUILD_URL') },
  { mark: 'JENKINS_URL', branch: ['CHANGE_BRANCH', 'BRANCH_NAME'], buildUrl: (value) => value('BUILD_URL') },
]

/** @returns `undefined` outside the CI systems that we know. */
export function ciBuild(variables: Variables): CiBuild | undefined {
  const value = (name: string) => variable(variables, name)
  const system = SYSTEMS.find(({ mark }) => value(mark) !== undefined)
  if (system === undefined) return undefined
  // A tag is no branch, though GitHub gives both in one variable.
  const onTag = value('GITHUB_REF_TYPE') === 'tag'
  const branch = onTag ? undefined : system.branch.map(value).find((name) => name !== undefined)
  return { branch, buildUrl: system.buildUrl(value) }
}
