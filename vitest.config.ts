import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One more than the cores of the machine that CI has: many tests wait for a child process or a page.
    maxWorkers: 3,
  },
})

export default config
