import { Document, isMap, isNode, isScalar, type Node, type Pair } from 'yaml'
import { pointerKeys } from '../kernel/pointer.ts'
import type { Drafted, Note } from './drafted.ts'

/**
 * The draft as YAML with its comments.
 *
 * @param head - stands above everything, line by line.
 */
export function draftText({ value, notes }: Drafted, head: string): string {
  const document = new Document(value)
  document.commentBefore = commentOf(head)
  for (const note of notes) attach(document, note)
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function attach(document: Document, { at, text, place }: Note): void {
  const keys = pointerKeys(at).map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  const holder = document.getIn(keys.slice(0, -1), true)
  if (place === 'beside') {
    const node = document.getIn(keys, true)
    if (isNode(node)) node.comment = ` ${text}`
    return
  }
  const key = String(keys.at(-1) ?? '')
  const pair = isMap(holder) ? holder.items.find((item) => keyText(item) === key) : undefined
  const target = isNode(pair?.key) ? pair.key : isNode(holder) ? (holder as Node) : undefined
  if (target === undefined) return
  const before = target.commentBefore ?? undefined
  target.commentBefore = [before, commentOf(text)].filter((line) => line !== undefined).join('\n')
}

function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key)
}

function commentOf(text: string): string {
  return text
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n')
}
