import { rolldown } from 'rolldown'

export interface Bundle {
  readonly code: string
  /** What the bundler complained of: a module that no browser has, say. */
  readonly complaints: readonly string[]
  /** The files that went in. */
  readonly modules: readonly string[]
}

/** Modules, and all that they import, as scripts for a browser. One module gives one script. */
export async function bundleForBrowser(entries: string | readonly string[]): Promise<Bundle> {
  const complaints: string[] = []
  const isOne = typeof entries === 'string'
  const build = await rolldown({
    input: isOne ? entries : [...entries],
    platform: 'browser',
    onLog: (_level, log) => void complaints.push(log.message),
  })
  const { output } = await build.generate({ format: 'esm', codeSplitting: !isOne })
  await build.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  return {
    code: chunks.map(({ code }) => code).join('\n'),
    complaints,
    modules: chunks.flatMap(({ moduleIds }) => moduleIds),
  }
}
