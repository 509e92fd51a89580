import { z } from 'zod'
import { postMortemSectionsSchema } from './post-mortem.ts'

const number = z.int().positive()
const version = z.int().positive()
const changeNote = z.string().trim().max(1_000)

export const savePostMortemSchema = z.strictObject({
  number,
  /** The version that the writer began with; another one since is a conflict. */
  version,
  title: z.string().trim().min(5, 'say it in a few words').max(200),
  sections: postMortemSectionsSchema,
  /** Of a later edition: what changed since the one that the public knows. */
  changeNote: changeNote.optional(),
})
export type SavePostMortemInput = z.input<typeof savePostMortemSchema>

export const submitPostMortemSchema = z.strictObject({ number, version })

export const giveVerdictSchema = z.discriminatedUnion('verdict', [
  z.strictObject({
    number,
    version,
    verdict: z.literal('approve'),
    comment: z.string().trim().max(5_000).default(''),
  }),
  z.strictObject({
    number,
    version,
    verdict: z.literal('request_changes'),
    comment: z.string().trim().min(10, 'say what should change').max(5_000),
  }),
])
