import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { messageOf, UsageError } from '../kernel/errors.ts'
import type { Adapter } from '../partner/adapter.ts'
import type { Partner } from '../partner/partner.ts'

/**
 * The code that a descriptor names, run.
 *
 * @param file - the descriptor's path: the adapter's name starts at its folder.
 * @throws UsageError
 */
export async function loadAdapter(file: string, { adapter: name }: Partner): Promise<Adapter | undefined> {
  if (name === undefined) return undefined
  const path = resolve(dirname(file), name)
  const { adapter } = await load(path, name)
  if (!isAdapter(adapter))
    throw refused(name, 'it exports no adapter, an object with `outgoing` or `incoming` or both as functions')
  return adapter
}

async function load(path: string, name: string): Promise<{ readonly adapter?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { readonly adapter?: unknown }
  } catch (thrown) {
    throw refused(name, messageOf(thrown).split('\n')[0]!.replaceAll(path, name))
  }
}

function isAdapter(value: unknown): value is Adapter {
  if (typeof value !== 'object' || value === null) return false
  const hooks = ['outgoing', 'incoming'].flatMap((name) => (name in value ? [Reflect.get(value, name)] : []))
  return hooks.length > 0 && hooks.every((hook) => typeof hook === 'function')
}

function refused(name: string, why: string): UsageError {
  return new UsageError(
    `Failed to load the adapter ${name}: ${why.replace(/\.$/, '')}.`,
    'Correct the file, or leave `adapter` out of the descriptor.',
  )
}
