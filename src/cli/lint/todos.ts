import { readFile } from 'node:fs/promises'

/** Something that a draft leaves to a person. */
export interface Todo {
  readonly file: string
  readonly line: number
  readonly says: string
}

/** What a draft marks: `# TODO …` above a key, and `# low: …` behind a leaf of a mapping that is a guess. */
const MARK = /^(?<before>[^#]*)#\s*(?:TODO\s+(?<todo>.+)|low\b:?\s*(?<guess>.*))$/

/** The marks of these files, in their order. A file that cannot be read has none: its own problem says so. */
export async function readTodos(files: readonly string[]): Promise<readonly Todo[]> {
  const each = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(file, 'utf8').catch(() => '')
      return text.split('\n').flatMap((content, index) => {
        const { before = '', todo, guess } = MARK.exec(content)?.groups ?? {}
        if (todo === undefined && guess === undefined) return []
        const says = todo ?? `a guess: ${[before.trim(), guess].filter(Boolean).join(' — ')}`
        return [{ file, line: index + 1, says }]
      })
    }),
  )
  return each.flat()
}
