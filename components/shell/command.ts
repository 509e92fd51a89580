/** Something the palette can lead to. `detail` is a quiet second text (an id, an owner). */
export type CommandItem = {
  id: string
  label: string
  href: string
  detail?: string
  keys?: readonly string[]
}
export type CommandSection = { title: string; items: readonly CommandItem[] }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Only addresses of this site are followed: an answer must not be able to lead elsewhere. */
const isOwnPath = (href: string) => href.startsWith('/') && !href.startsWith('//')

function readItem(value: unknown): CommandItem[] {
  if (typeof value !== 'object' || value === null) return []
  const { id, label, href, detail } = value as Record<string, unknown>
  if (!isText(id) || !isText(label) || !isText(href) || !isOwnPath(href)) return []
  return [{ id, label, href, ...(isText(detail) ? { detail } : {}) }]
}

/**
 * Reads the answer of the search address, `{ sections: [{ title, items: [{ id, label, href, detail? }] }] }`.
 * What does not fit is left out rather than thrown: a search box must keep working.
 */
export function readSearchAnswer(body: unknown): CommandSection[] {
  if (typeof body !== 'object' || body === null || !('sections' in body) || !Array.isArray(body.sections))
    return []
  return body.sections.flatMap((section: unknown) => {
    if (typeof section !== 'object' || section === null) return []
    const { title, items } = section as Record<string, unknown>
    if (!isText(title) || !Array.isArray(items)) return []
    const readable = items.flatMap(readItem)
    return readable.length === 0 ? [] : [{ title, items: readable }]
  })
}
