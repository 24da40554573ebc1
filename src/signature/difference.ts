import { isDeepStrictEqual } from 'node:util'
import { declaredFieldsOf, declareScheme, printDeclaration, printField } from './declare.ts'
import type { SignatureDeclaration, SignatureScheme } from './scheme.ts'

/** One field in which what a sender does differs from what the descriptor declares, and the change on either side. */
export interface Difference {
  /** The field, in the declaration's terms. */
  readonly field: string
  readonly declared: unknown
  readonly found: unknown
  /** The line that makes the descriptor say what the sender does. */
  readonly descriptorChange: string
  /** What makes the sender do what the descriptor says: one sentence. */
  readonly senderChange: string
}

/** Every difference, in the order of the declaration's fields; another kind of scheme is one difference. */
export function differences(declared: SignatureScheme, found: SignatureScheme): readonly Difference[] {
  if (declared.kind !== found.kind) {
    return [
      {
        field: 'kind',
        declared: declared.kind,
        found: found.kind,
        descriptorChange: `signature: ${printDeclaration(declareScheme(found))}`,
        senderChange: `Sign as the descriptor says: ${printDeclaration(declareScheme(declared))}.`,
      },
    ]
  }
  const [theirs, ours] = [declaredFieldsOf(found), declaredFieldsOf(declared)]
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])] as (keyof SignatureDeclaration)[]
  return names.flatMap((name) => {
    if (isDeepStrictEqual(ours[name], theirs[name])) return []
    const [was, is] = [ours[name], theirs[name]]
    return [
      {
        field: name,
        declared: was,
        found: is,
        // A timestamp that is not declared stands in the value, whose own line says so.
        descriptorChange: is === undefined ? `(no '${name}')` : printField(name, is),
        senderChange: senderChange(name, was, is),
      },
    ]
  })
}

function senderChange(name: keyof SignatureDeclaration, was: unknown, is: unknown): string {
  const [ours, theirs] = [text(was), text(is)]
  switch (name) {
    case 'algorithm':
      return `Use HMAC with ${ours}, not ${theirs}.`
    case 'key':
      return `Use ${ours} as the key, not ${theirs}.`
    case 'secretEncoding':
      return `Read the secret as ${ours}, not as ${theirs}, to get the key.`
    case 'secretPrefix':
      return was === ''
        ? `Use the whole secret as the key, with its prefix ${theirs}.`
        : `Take the prefix ${ours} off the secret before using it as the key.`
    case 'content':
      return `Sign ${ours}, not ${theirs}.`
    case 'body':
      return Array.isArray(was) && was.length === 0
        ? 'Sign the very bytes that are sent, not another spelling of them.'
        : `Alter the body by ${ours} before signing it, not by ${theirs}.`
    case 'encoding':
      return `Write the digest as ${ours}, not as ${theirs}.`
    case 'header':
      return `Send the signature in ${ours}, not in ${theirs}.`
    case 'value':
      return `Write the header as ${ours}, not as ${theirs}.`
    default:
      return was === undefined
        ? `Leave out '${name}' (${theirs}).`
        : `Send ${printField(name, was)}, not ${theirs}.`
  }
}

function text(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? `'${value}'` : printField('', value).slice(2)
}
