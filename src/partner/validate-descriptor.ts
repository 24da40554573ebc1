import { isJsonObject } from '../kernel/json.ts'
import { descriptorValidator } from './descriptor-validator.ts'
import type { Problem } from './problem.ts'
import { relevantErrors } from './relevant-errors.ts'
import type { SourceDocument } from './source-document.ts'
import { violationProblem } from './violation-problem.ts'

export interface ValidatedDescriptor {
  /** A copy of the document's value with the defaults of the schema filled in, as far as it is sound. */
  readonly value: unknown
  readonly problems: readonly Problem[]
}

/** Hold a descriptor against its schema and fill in what it leaves to defaults. */
export function validateDescriptor(document: SourceDocument): ValidatedDescriptor {
  if (!isJsonObject(document.value)) return { value: undefined, problems: [notADescriptor(document)] }
  const value = structuredClone(document.value)
  const validate = descriptorValidator()
  validate(value)
  const problems = relevantErrors(validate.errors ?? []).map((error) => violationProblem(error, document))
  nameEvents(value)
  leaveOutLifetime(value)
  return { value, problems }
}

/** The one default that no schema can say: an event is recognised by its own name. */
function nameEvents(value: { webhooks?: unknown }): void {
  const events = isJsonObject(value.webhooks) ? value.webhooks.events : undefined
  for (const event of Array.isArray(events) ? events : []) {
    if (isJsonObject(event) && event.when === undefined)
      Object.assign(event, { when: { at: '/type', equals: event.name } })
  }
}

/** `null` says that there is none, where leaving it out would mean the usual place. */
function leaveOutLifetime({ auth }: { auth?: unknown }): void {
  const response = isJsonObject(auth) ? auth.tokenResponse : undefined
  if (isJsonObject(response) && response.expiresIn === null) Reflect.deleteProperty(response, 'expiresIn')
}

function notADescriptor(document: SourceDocument): Problem {
  const { value } = document
  return {
    severity: 'error',
    ...document.place(''),
    expected: 'a descriptor: a mapping with the keys id, name, environments, auth and data',
    found:
      value === null
        ? 'an empty file'
        : Array.isArray(value)
          ? 'a list'
          : `only ${typeof value === 'string' ? 'text' : 'a value'}`,
    remedy: 'Begin with "id: my-platform"; terrarium init writes a descriptor to start from.',
  }
}
