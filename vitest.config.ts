import { defineConfig, type ViteUserConfig } from 'vitest/config'

/** Tests that change what a process has in common, or that start processes and pages of their own. */
const APART = ['architecture', 'ci', 'cli', 'integration', 'pact', 'pages', 'ui']

const config: ViteUserConfig = defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One more than the cores of the machine that CI has: many tests wait for a child process or a page.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['test/*.test.ts', ...APART.map((folder) => `test/${folder}/**/*.test.ts`)],
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/*/**/*.test.ts'],
          exclude: APART.map((folder) => `test/${folder}/**`),
          // What they import is loaded once for each worker, not once for each file.
          isolate: false,
        },
      },
    ],
  },
})

export default config
