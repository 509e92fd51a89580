import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { PublishedPostMortem } from '../model/post-mortem-library.ts'
import { incidentName } from '../model.ts'
import { readLibraryLines } from './library-rows.ts'
import { readEditions, readVerdicts, readVersion } from './post-mortem-rows.ts'

/** One published post-mortem: the edition that the public read at a moment, with its proof and all editions. */
export const publishedPostMortem = defineQuery({
  permission: 'post-mortems.read',
  input: z.strictObject({
    number: z.int().positive(),
    /** Null: now. */
    asOf: z.coerce.date().nullable().default(null),
  }),
  async run({ db, input: { number, asOf }, now }): Promise<PublishedPostMortem> {
    const until = asOf ?? now
    const [line] = await readLibraryLines(db, until, sql`number = ${number}`, 1)
    const text = line && (await readVersion(db, line.incidentId, line.version))
    if (!line || !text)
      throw notFound(
        `A published post-mortem of ${incidentName(number)}`,
        'Look for it in the library of post-mortems.',
      )
    const verdicts = await readVerdicts(db, line.incidentId)
    return {
      ...line,
      sections: text.sections,
      markdown: text.markdown,
      blobSha: text.blobSha,
      editions: await readEditions(db, line.incidentId, until),
      approvedByNames: verdicts.flatMap(({ version, verdict, byName }) =>
        version === line.version && verdict === 'approve' ? [byName] : [],
      ),
    }
  },
})
