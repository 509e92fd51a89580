import { z } from 'zod'
import type { PostMortemSection, RedactionKind } from './post-mortem.ts'

/** Where in a post-mortem something stands. */
export type RedactionPlace = PostMortemSection | 'title' | 'change_note'

/** Something that may not be for the public. The same words elsewhere in the text are the same hit. */
export type RedactionHit = {
  /** SHA-256 over kind and words, in hexadecimal digits. */
  key: string
  kind: RedactionKind
  words: string
  /** Why it was found, in one sentence. */
  why: string
  /** Offsets in UTF-16 units of the place's text, end excluded. */
  places: { place: RedactionPlace; start: number; end: number }[]
  /** Who let it pass, and why; null: it is open. */
  acceptance: { reason: string; at: string; byName: string } | null
}

export const isOpenHit = (hit: RedactionHit): boolean => hit.acceptance === null

export const redactionWords: Record<RedactionKind, string> = {
  person: 'A person',
  email: 'An e-mail address',
  internal_host: 'An internal host',
  ip_address: 'An IP address',
  secret: 'A secret',
  customer: 'A customer',
}

/** What an organisation adds to what is found by form: words of its own that must not be published. */
export const redactionTermKinds = ['customer', 'internal_host', 'person'] as const satisfies RedactionKind[]
export type RedactionTermKind = (typeof redactionTermKinds)[number]

export const redactionTermSchema = z.strictObject({
  kind: z.enum(redactionTermKinds),
  term: z.string().trim().min(2, 'a single letter is everywhere').max(200),
})

/** A word of the list, for who may change it. */
export type RedactionTerm = {
  id: string
  kind: RedactionTermKind
  term: string
  createdAt: string
  createdByName: string
}

/** Long enough to say why somebody outside may read it. */
const shortestAcceptance = 10
export const acceptRedactionSchema = z.strictObject({
  number: z.int().positive(),
  version: z.int().positive(),
  hitKey: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(shortestAcceptance, 'say why anybody may read it').max(1_000),
})
