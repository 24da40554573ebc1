/**
 * A partner from its descriptor, in Node and, with the option `read`, in a browser.
 *
 * @module terrarium-kit/partner
 */

import { type LoadOptions, loadDraft, type PlaceOf } from './load-draft.ts'
import type { Partner } from './partner.ts'
import type { Problem } from './problem.ts'
import { DescriptorInvalidError } from './problem-error.ts'

export interface LoadedPartner {
  readonly partner: Partner
  /** Where a value of the partner stands, in whichever file. */
  readonly place: PlaceOf
  readonly problems?: never
}

/** A partner, or everything that is wrong with its descriptor. */
export type LoadResult = LoadedPartner | { readonly problems: readonly Problem[]; readonly partner?: never }

/**
 * Read a descriptor, YAML or JSON, with the schemas, examples and mappings that it names. Secrets stay `${NAME}`.
 * Nothing is thrown, whatever the files hold; `lintPartner` says what is wrong beyond form.
 */
export async function loadPartner(file: string, options: LoadOptions = {}): Promise<LoadResult> {
  const { value, place, problems } = await loadDraft(file, options)
  return problems.length > 0 ? { problems } : { partner: value as Partner, place }
}

/**
 * `loadPartner` for who cannot go on without the partner.
 *
 * @throws DescriptorInvalidError
 */
export async function requirePartner(file: string, options: LoadOptions = {}): Promise<Partner> {
  return (await requireLoaded(file, options)).partner
}

/**
 * The same, with where everything stands.
 *
 * @throws DescriptorInvalidError
 */
export async function requireLoaded(file: string, options: LoadOptions = {}): Promise<LoadedPartner> {
  const loaded = await loadPartner(file, options)
  if (loaded.partner === undefined) throw new DescriptorInvalidError(file, loaded.problems)
  return loaded
}
