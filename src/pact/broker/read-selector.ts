import { UsageError } from '../../kernel/errors.ts'
import { nearest } from '../../kernel/nearest.ts'
import type { ConsumerVersionSelector } from '../verify-options.ts'

type Key = keyof ConsumerVersionSelector

/** What each member of a selector is, as the broker has them. */
const KEYS: Readonly<Record<Key, 'boolean' | 'text'>> = {
  mainBranch: 'boolean',
  matchingBranch: 'boolean',
  branch: 'text',
  fallbackBranch: 'text',
  deployedOrReleased: 'boolean',
  deployed: 'boolean',
  released: 'boolean',
  environment: 'text',
  tag: 'text',
  fallbackTag: 'text',
  latest: 'boolean',
  consumer: 'text',
}

/**
 * Read a selector from a command line, where it is written like a query: `mainBranch`, `branch=feat/naps&consumer=terra`.
 *
 * @throws UsageError naming what it does not know.
 */
export function readSelector(text: string): ConsumerVersionSelector {
  const entries = text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => entryOf(part, text))
  if (entries.length > 0) return Object.fromEntries(entries) as ConsumerVersionSelector
  throw new UsageError(
    'Failed to read --selector: it is empty.',
    'Write one such as mainBranch or branch=main.',
  )
}

/** A value may hold an equals sign, as names of branches do. */
function entryOf(part: string, text: string): readonly [Key, string | true] {
  const [key = '', value] = part.split(/=(.*)/s, 2)
  if (!isKey(key)) {
    const near = nearest(key, Object.keys(KEYS))
    throw new UsageError(
      `Failed to read --selector '${text}': '${key}' is no member of a consumer version selector.`,
      near === undefined ? `Use one of ${Object.keys(KEYS).join(', ')}.` : `Did you mean ${near}?`,
    )
  }
  if (KEYS[key] === 'boolean' && (value === undefined || value === 'true')) return [key, true]
  if (KEYS[key] === 'text' && value !== undefined && value !== '') return [key, value]
  throw new UsageError(
    `Failed to read --selector '${text}': '${key}' ${KEYS[key] === 'boolean' ? 'takes no value' : 'needs a value'}.`,
    KEYS[key] === 'boolean' ? `Write ${key} alone.` : `Write it as ${key}=….`,
  )
}

function isKey(text: string): text is Key {
  return Object.hasOwn(KEYS, text)
}
