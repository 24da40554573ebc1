import { isJsonObject, type JsonValue } from '../kernel/json.ts'

/**
 * JSON content as an XML document (XML 1.0), the way frameworks write it that know nothing of the content: a member is an
 * element, the items of a list are elements called `item`, what is null is empty.
 */
export function xmlOf(value: JsonValue, root = 'response'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, value)}\n`
}

function element(name: string, value: JsonValue): string {
  const content = contentOf(value)
  // A key that is no name of an element stands in an attribute.
  const isName = /^[A-Za-z_][\w.-]*$/.test(name)
  const [open, close] = isName ? [name, name] : [`entry name="${escaped(name)}"`, 'entry']
  return content === '' ? `<${open}/>` : `<${open}>${content}</${close}>`
}

function contentOf(value: JsonValue): string {
  if (value === null) return ''
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).map((item) => element('item', item)).join('')
  if (!isJsonObject(value)) return escaped(String(value))
  return Object.entries(value)
    .map(([name, item]) => element(name, item))
    .join('')
}

/** Characters that XML 1.0 cannot hold (§2.2) are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
