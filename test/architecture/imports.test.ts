import { describe, expect, it } from 'vitest'
import { type SourceFile, sourceFiles } from './source-files.ts'

/** Who may import whom. A folder may always import itself; what is not listed is forbidden. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  page: [],
  http: ['kernel'],
  schema: ['kernel'],
  signature: ['kernel'],
  terra: ['kernel', 'schema'],
  partner: ['kernel', 'schema', 'signature'],
  mapping: ['kernel', 'schema', 'terra', 'partner'],
  world: ['kernel', 'schema', 'terra', 'partner', 'mapping'],
  emitter: ['kernel', 'http', 'signature', 'schema', 'partner'],
  mock: ['kernel', 'page', 'http', 'signature', 'schema', 'partner', 'world', 'emitter'],
  client: ['kernel', 'http', 'signature', 'schema', 'partner', 'mapping', 'terra'],
  conformance: ['kernel', 'page', 'http', 'schema', 'signature', 'terra', 'partner', 'mapping', 'client'],
  torture: ['kernel', 'http', 'signature', 'partner', 'conformance'],
  draft: ['kernel', 'schema', 'terra', 'partner', 'mapping'],
  dossier: ['kernel', 'page', 'partner', 'signature', 'schema', 'conformance'],
  // Of signature: a webhook is recorded with the headers that sign it.
  pact: ['kernel', 'http', 'signature', 'partner', 'mapping', 'client'],
  // The journal is shown as a report shows it: redacted by `conformance/redact.ts`.
  control: ['kernel', 'http', 'schema', 'partner', 'emitter', 'mock', 'conformance'],
  // Live pages show what the control plane and a run of checks tell; what a browser runs imports types alone.
  ui: ['kernel', 'page', 'http', 'control', 'conformance'],
  // Of pact: a mock is brought into the states that a contract asks for.
  ci: ['kernel', 'http', 'partner', 'mock', 'emitter', 'client', 'conformance', 'pact'],
}

const files = sourceFiles()
const folderOf = (path: string) => path.split('/')[1] ?? ''

describe('who may import whom', () => {
  it('knows every folder of src', () => {
    const folders = new Set(files.map(({ folder }) => folder).filter((folder) => !folder.endsWith('.ts')))
    expect([...folders].filter((folder) => folder !== 'cli' && !(folder in MAY_IMPORT))).toEqual([])
  })

  it('is kept by every import', () => {
    const broken = files.flatMap((file) =>
      file.imports
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file.path} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('has no cycles, not even of types', () => {
    expect(cycles(files)).toEqual([])
  })

  it('allows one barrel', () => {
    const barrels = files.filter(({ path }) => /\/index\.ts$/.test(path)).map(({ path }) => path)
    expect(barrels.filter((path) => path !== 'src/index.ts')).toEqual([])
    const reexporting = files.filter(({ text }) =>
      /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s+from/m.test(text),
    )
    expect(reexporting.map(({ path }) => path).filter((path) => path !== 'src/index.ts')).toEqual([])
  })
})

describe('the seams', () => {
  it('let one file listen and two send', () => {
    const listens = files.filter(({ text }) => /(?<!context)\.listen\(/.test(text)).map(({ path }) => path)
    expect(listens).toEqual(['src/http/serve.ts'])
    const sends = files.filter(({ text }) => /(?<![.\w])fetch\(|undici/.test(text)).map(({ path }) => path)
    expect(sends.filter((path) => !path.startsWith('src/http/'))).toEqual([])
  })

  it("let one file run Pact's own commands, one open a browser, and one run what the caller names", () => {
    const starts = files.filter(({ packages }) => packages.includes('node:child_process'))
    expect(starts.map(({ path }) => path)).toEqual([
      'src/cli/check/outside.ts',
      'src/cli/consent-in-browser.ts',
      'src/pact/run-child.ts',
    ])
  })

  it('let nobody but http open sockets, look up names or read certificates', () => {
    const SOCKETS = /^node:(net|tls|dns|http|https|http2|dgram)(\/|$)/
    const open = files.filter(({ packages }) => packages.some((name) => SOCKETS.test(name)))
    expect(open.map(({ path }) => path).filter((path) => !path.startsWith('src/http/'))).toEqual([])
  })

  it('let one file read the time and none roll dice', () => {
    const clocks = files.filter(({ text }) => /Date\.now\(\)|new Date\(\)|performance\.now/.test(text))
    expect(clocks.map(({ path }) => path)).toEqual(['src/kernel/clock.ts'])
    expect(files.filter(({ text }) => /Math\.random\(/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('keep the kernel free of Node', () => {
    const node = files.filter(
      ({ folder, packages }) => folder === 'kernel' && packages.some((name) => name.startsWith('node:')),
    )
    expect(node.map(({ path }) => path)).toEqual([])
  })

  it('let the honest mock know no fault', () => {
    const honest = files.filter(
      ({ path }) => path.startsWith('src/mock/') && !path.startsWith('src/mock/faults/'),
    )
    const branches = honest.filter(({ text }) => /if \([^)]*fault/i.test(text)).map(({ path }) => path)
    expect(branches).toEqual([])
  })
})

function mayImport(file: SourceFile, target: string): boolean {
  if (file.folder === 'cli' || file.folder === 'index.ts') return true
  const folder = folderOf(target)
  return folder === file.folder || (MAY_IMPORT[file.folder] ?? []).includes(folder)
}

function cycles(all: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(all.map((file) => [file.path, file]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of byPath.get(path)?.imports ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const { path } of all) visit(path, [])
  return found
}
