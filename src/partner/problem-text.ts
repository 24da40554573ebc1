import type { Problem } from './problem.ts'

/** `partner.yaml:12:3  /auth/tokenURL  expected "tokenUrl", found "tokenURL"; rename it`: one line, clickable in editors. */
export function problemText(problem: Problem): string {
  const { severity, file, line, column, path, expected, found, remedy } = problem
  const place = [`${file}:${line}:${column}`, path].filter((part) => part !== '').join('  ')
  const mark = severity === 'warning' ? 'warning: ' : ''
  return `${place}  ${mark}expected ${expected}, found ${found}; ${clause(remedy)}`
}

/** The sentence as the last clause of another. */
function clause(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}
