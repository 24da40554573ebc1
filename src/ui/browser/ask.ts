import { complain } from './say.ts'

/** Asks the control plane; a refusal is told to the person, and thrown. */
export async function ask<Answer = unknown>(
  method: string,
  path: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  let response: Response
  try {
    response = await window.fetch(path, { method, ...json })
  } catch {
    complain('The mock does not answer: it may have been stopped.')
    throw new Error('no answer')
  }
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Answer
  const { detail, remedy } = JSON.parse(text) as { readonly detail: string; readonly remedy: string }
  complain(`${detail} ${remedy}`)
  throw new Error(detail)
}
