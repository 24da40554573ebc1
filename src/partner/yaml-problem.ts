import type { Place, Problem } from './problem.ts'
import type { YamlFailure } from './yaml-value.ts'

type Wording = Pick<Problem, 'expected' | 'found' | 'remedy'>

/** By the codes of the `yaml` package and of `readYaml`; any other is told in the parser's words. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  TAB_AS_INDENT: {
    expected: 'spaces as indentation',
    found: 'a tab',
    remedy: 'Replace the tab by spaces.',
  },
  DUPLICATE_KEY: {
    expected: 'each key once',
    found: 'the same key again',
    remedy: 'Remove one of the two.',
  },
  MULTIPLE_DOCS: {
    expected: 'one YAML document',
    found: 'a second one',
    remedy: "Remove the line '---' and what follows, or put it into a file of its own.",
  },
  RESOURCE_EXHAUSTION: {
    expected: 'values nested a few levels deep',
    found: 'nesting without end',
    remedy: 'Look for a bracket that is never closed.',
  },
  TOO_MANY_ALIASES: {
    expected: 'at most 20000 values from aliases',
    found: 'more: aliases of aliases',
    remedy: 'Write the values out instead of repeating them by alias.',
  },
  CIRCULAR_ALIAS: {
    expected: 'an alias of something that is complete',
    found: 'an alias of what it stands in',
    remedy: 'Remove the alias; a value cannot hold itself.',
  },
  KEY_NOT_TEXT: {
    expected: 'a word as key',
    found: 'a list or a mapping',
    remedy: "Remove the '?' or the bracket before the key, or put the key in quotes.",
  },
  NOT_FINITE: {
    expected: 'a number that JSON can hold',
    found: 'infinity or not-a-number',
    remedy: 'Write a finite number, or put the word in quotes.',
  },
  NOT_JSON: {
    expected: 'text, a number, true, false or null',
    found: 'a value that only YAML has',
    remedy: 'Put it in quotes.',
  },
  BAD_MERGE: {
    expected: "a mapping after '<<'",
    found: 'something else',
    remedy: "Let '<<' name an anchor of a mapping.",
  },
  TAG_RESOLVE_FAILED: {
    expected: 'plain YAML without tags',
    found: 'a tag',
    remedy: "Remove the tag, the word that starts with '!', or put the text in quotes.",
  },
  BAD_SCALAR_START: {
    expected: 'a value',
    found: 'a character that YAML reserves',
    remedy: 'Put the text in quotes.',
  },
}

/** A failure of `readYaml` as a problem. */
export function yamlProblem(place: Place, failure: Pick<YamlFailure, 'code' | 'detail'>): Problem {
  return { severity: 'error', ...place, ...wording(failure) }
}

function wording({ code, detail }: Pick<YamlFailure, 'code' | 'detail'>): Wording {
  if (code === 'BAD_ALIAS' && /^[^\s]+$/.test(detail)) {
    return {
      expected: `an anchor '&${detail}' above`,
      found: 'none',
      remedy: `Write '&${detail}' before the value that '*${detail}' stands for, or put the text in quotes.`,
    }
  }
  const sentence = detail.replace(/\s+/g, ' ').replace(/[.:]$/, '')
  return (
    WORDINGS[code] ?? {
      expected: 'valid YAML',
      found: `a mistake (${sentence.charAt(0).toLowerCase()}${sentence.slice(1)})`,
      remedy: 'Correct the syntax here or just above; text with special characters needs quotes.',
    }
  )
}
