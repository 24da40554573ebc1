import { answerForm, type FormAnswer } from '../../dossier/answer-form.ts'
import type { Partner } from '../../partner/partner.ts'

/** Shown by a run, not by a descriptor. */
const TEST_ACCOUNT = 18

/** What Terra's form asks for and the descriptor does not tell, in the order of the form. */
export function openFields(partner: Partner): readonly (FormAnswer & { readonly open: string })[] {
  const named = Object.entries(partner.environments)
  const [environmentName, environment] = named.find(([name]) => name !== 'mock') ?? named[0]!
  return answerForm({ partner, environmentName, baseUrl: environment.baseUrl }).flatMap((field) =>
    field.open === undefined || field.number === TEST_ACCOUNT ? [] : [{ ...field, open: field.open }],
  )
}
