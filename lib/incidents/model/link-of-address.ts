import type { TimelineLink } from './timeline.ts'

/** Where records of Plumbline live, by the first part of their path. */
const places: Readonly<Record<string, { type: TimelineLink['type']; word: string }>> = {
  findings: { type: 'finding', word: 'Finding' },
  accounts: { type: 'account', word: 'Account' },
  people: { type: 'account', word: 'Person' },
  systems: { type: 'system', word: 'System' },
  revocations: { type: 'revocation', word: 'Revocation' },
  evidence: { type: 'evidence', word: 'Evidence' },
  incidents: { type: 'page', word: 'Incident' },
}

const longestLabel = 200

/**
 * The link that an address makes, as it was copied out of a browser: one of this installation becomes a path. Null for
 * what no entry may point to: anything but https, elsewhere.
 * @param origin of this installation
 */
export function linkOfAddress(address: string, label: string, origin: string): TimelineLink | null {
  const text = address.trim()
  if (!URL.canParse(text, origin) || text === '') return null
  const url = new URL(text, origin)
  const named = label.trim().slice(0, longestLabel)
  if (url.origin === new URL(origin).origin) {
    const href = `${url.pathname}${url.search}${url.hash}`
    if (href.startsWith('//')) return null
    const [, first = '', ...rest] = url.pathname.split('/')
    const place = places[first] ?? { type: 'page' as const, word: first === '' ? 'Posture' : first }
    const id = rest.at(-1) ?? ''
    return { type: place.type, label: named || `${place.word} ${id.slice(0, 12)}`.trim(), href }
  }
  if (url.protocol !== 'https:') return null
  return { type: 'page', label: named || `${url.host}${url.pathname}`.slice(0, longestLabel), href: url.href }
}
