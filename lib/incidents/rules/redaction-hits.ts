import { createHash } from 'node:crypto'
import { type PostMortemText, postMortemSections, type RedactionKind } from '../model/post-mortem.ts'
import type { RedactionHit, RedactionPlace } from '../model/redaction.ts'
import type { Finding } from './redaction/finding.ts'

/** Everything of a post-mortem that the public would read. */
export type CheckedText = { title: string; sections: PostMortemText; changeNote: string | null }

export type Acceptance = { reason: string; at: string; byName: string }

/** Names a hit by what it is: SHA-256 over its kind and its words. */
export const hitKey = (kind: RedactionKind, words: string): string =>
  createHash('sha256').update(`${kind}\0${words}`).digest('hex')

/** The hits of a whole post-mortem, in its order, with who let which of them pass. */
export function collectHits(
  { title, sections, changeNote }: CheckedText,
  find: (text: string) => Finding[],
  accepted: ReadonlyMap<string, Acceptance>,
): RedactionHit[] {
  const texts: [RedactionPlace, string][] = [
    ['title', title],
    ['change_note', changeNote ?? ''],
    ...postMortemSections.map(({ key }): [RedactionPlace, string] => [key, sections[key]]),
  ]
  const hits = new Map<string, RedactionHit>()
  for (const [place, text] of texts) {
    for (const { kind, why, start, end } of find(text)) {
      const words = text.slice(start, end)
      const key = hitKey(kind, words)
      const known = hits.get(key)
      if (known) known.places.push({ place, start, end })
      else
        hits.set(key, {
          key,
          kind,
          words,
          why,
          places: [{ place, start, end }],
          acceptance: accepted.get(key) ?? null,
        })
    }
  }
  return [...hits.values()]
}
