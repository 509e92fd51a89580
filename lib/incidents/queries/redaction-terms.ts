import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { RedactionTerm } from '../model/redaction.ts'
import { readTerms } from './known-words.ts'

/** The list of words that must not be published, newest first, for who may change it. */
export const listRedactionTerms = defineQuery({
  permission: 'incident-settings.manage',
  input: z.strictObject({}),
  async run({ db }): Promise<RedactionTerm[]> {
    const terms = await readTerms(db)
    return terms.map(({ createdAt, ...term }) => ({ ...term, createdAt: createdAt.toISOString() }))
  },
})
