import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface SourceFile {
  /** From the project's root, with slashes: `src/mock/journal.ts`. */
  readonly path: string
  /** The first folder below `src`, or the file's own name for what stands in `src` itself. */
  readonly folder: string
  readonly text: string
  /** What it imports of our own code, types included. */
  readonly imports: readonly string[]
  /** The packages and built-in modules that it imports. */
  readonly packages: readonly string[]
}

const root = join(import.meta.dirname, '../..')

export function sourceFiles(): readonly SourceFile[] {
  return globSync('src/**/*.ts', { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const specifiers = [
        ...text.matchAll(
          /^(?:import|export)\s[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
        ),
      ].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      return {
        path,
        folder: path.split('/')[1] ?? '',
        text,
        imports: specifiers
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => normalize(join(dirname(path), specifier))),
        packages: specifiers.filter((specifier) => !specifier.startsWith('.')),
      }
    })
}
