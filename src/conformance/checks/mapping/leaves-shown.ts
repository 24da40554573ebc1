import { type Check, defineCheck, finding } from '../../check.ts'

export const leavesShown: Check<'mapping-example'> = defineCheck({
  id: 'mapping/leaves-shown',
  title: 'The example has a value for every field that the mapping reads.',
  level: 'should',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy:
    'Add a record to the example that has the field, or correct the name in the mapping: a field that nobody sends is a field misspelt.',
  given: 'mapping-example',

  judge({ types }) {
    const unseen = Object.entries(types).flatMap(([type, { leaves }]) =>
      leaves
        .filter(({ isShown }) => !isShown)
        .map(({ target, expression }) => `${type}: ${target} (${expression})`),
    )
    return unseen[0] === undefined
      ? undefined
      : finding(`${unseen[0]} reads what no record of the example has (${unseen.length} in all)`)
  },
})
