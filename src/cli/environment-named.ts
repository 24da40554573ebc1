import { UsageError } from '../kernel/errors.ts'

/**
 * An environment of the broker, which is another thing than an environment of a descriptor.
 *
 * @throws UsageError where none is named.
 */
export function environmentNamed(flag: string, name: string | undefined): string {
  if (name !== undefined && name.trim() !== '') return name
  throw new UsageError(
    'Failed to find out which environment is meant.',
    `Name it as the broker does, such as ${flag} production.`,
  )
}
