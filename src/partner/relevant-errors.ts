import type { ErrorObject } from 'ajv/dist/2020.js'
import { nearest } from '../kernel/nearest.ts'

/** The errors of ajv that tell something new: many only repeat another. ajv must be run with `verbose`. */
export function relevantErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.filter(
    (error) =>
      error.keyword !== 'if' &&
      error.propertyName === undefined &&
      !isMisspelt(error, errors) &&
      !isMissingTag(error) &&
      !isOtherBranch(error, errors) &&
      !(error.keyword === 'anyOf' && meantBranches(error, errors).length > 0),
  )
}

/** A missing key that stands there misspelt is told once, as the misspelling. */
function isMisspelt(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false
  return errors.some(
    ({ keyword, instancePath, params, parentSchema }) =>
      keyword === 'additionalProperties' &&
      instancePath === error.instancePath &&
      nearest(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {})) ===
        error.params.missingProperty,
  )
}

/** `discriminator` tells it better. */
function isMissingTag({ keyword, params, parentSchema }: ErrorObject): boolean {
  return keyword === 'required' && parentSchema?.discriminator?.propertyName === params.missingProperty
}

/** Of the branches of an `anyOf`, only those that were meant are worth a word; where none was, the `anyOf` is. */
function isOtherBranch(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const anyOf = errors.find(
    ({ keyword, schemaPath }) => keyword === 'anyOf' && error.schemaPath.startsWith(`${schemaPath}/`),
  )
  return (
    anyOf !== undefined && !meantBranches(anyOf, errors).some((path) => error.schemaPath.startsWith(path))
  )
}

/** The paths of the branches whose type or constant is right, so that the mistake is further inside. */
function meantBranches(anyOf: ErrorObject, errors: readonly ErrorObject[]): readonly string[] {
  const branches = (anyOf.schema as readonly unknown[]).map((_, index) => `${anyOf.schemaPath}/${index}/`)
  return branches.filter((path) =>
    errors
      .filter(({ schemaPath }) => schemaPath.startsWith(path))
      .every(
        ({ instancePath, keyword }) =>
          instancePath !== anyOf.instancePath || !['type', 'const', 'enum'].includes(keyword),
      ),
  )
}
