import { checksPage } from './checks-page.ts'
import { descriptorPage } from './descriptor-page.ts'
import { faultsPage } from './faults-page.ts'
import { providerStatesPage } from './provider-states-page.ts'

/** The pages of `docs/` that are written from the code, each by its name. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'checks.md': checksPage,
  'faults.md': faultsPage,
  'descriptor.md': descriptorPage,
  'provider-states.md': providerStatesPage,
}
