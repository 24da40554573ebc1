import { describeConformance } from '../../../src/ci/vitest.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { findFault } from '../../../src/mock/faults/registry.ts'
import { aurora } from '../../support/partners.ts'

/** A partner that lets tokens be cached, as somebody else's suite judges it; `vitest.test.ts` runs this one. */
describeConformance(await aurora(), {
  seed: 7,
  faults: [findFault('cacheable-tokens'), findFault('code-replay-forgiven')],
  checks: CHECKS.filter(({ id }) => /^auth\/(code|token|grace)-|^pull\/ids-/.test(id)),
})
