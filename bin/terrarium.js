#!/usr/bin/env node
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  // Said before anything is imported: what an older Node lacks, it would tell with a stack.
  process.stderr.write(
    `Terrarium cannot start: it needs Node 22.19 or newer, and this is Node ${process.versions.node}.\nInstall a newer one: https://nodejs.org\n`,
  )
  process.exitCode = 3
} else {
  // A checkout runs what stands in it, built or not; what is installed has no source.
  const source = new URL('../src/cli/main.ts', import.meta.url)
  await import(existsSync(source) ? source.href : new URL('../dist/cli/main.js', import.meta.url).href)
}
