import { type Check, defineCheck, finding } from '../../check.ts'

export const leavesLive: Check<'mapping-example'> = defineCheck({
  id: 'mapping/leaves-live',
  title: 'Every leaf of the mapping depends on what it reads.',
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Correct the leaf, or take it out: it gives the same whatever its fields say.',
  given: 'mapping-example',

  judge({ types }) {
    const dead = Object.entries(types).flatMap(([type, { leaves }]) =>
      leaves
        .filter(({ isShown, isLive }) => isShown && !isLive)
        .map(({ target, expression }) => `${type}: ${target} (${expression})`),
    )
    return dead[0] === undefined ? undefined : finding(`${dead[0]} never changes (${dead.length} in all)`)
  },
})
