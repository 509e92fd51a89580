import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { PostMortemDiff } from '../model/post-mortem-view.ts'
import { diffLines } from '../rules/line-diff.ts'

const version = z.int().positive()

/** What changed from one saved version to another, line by line of the file. */
export const postMortemDiff = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ number: z.int().positive(), from: version, to: version }),
  async run({ db, input: { number, from, to } }): Promise<PostMortemDiff> {
    const { rows } = await db.execute<{
      version: number
      savedAt: string
      savedByName: string
      markdown: string
    }>(sql`
      select v.version, v.saved_at as "savedAt", v.saved_by_name as "savedByName", v.markdown
      from post_mortem_versions v join incidents i on i.id = v.incident_id
      where i.number = ${number} and v.version in (${from}, ${to})`)
    const end = (wanted: number) => {
      const row = rows.find((one) => one.version === wanted)
      if (!row) throw notFound(`Version ${wanted}`, 'Choose two versions of the list.')
      const { markdown, savedAt, ...rest } = row
      return { markdown, shown: { ...rest, savedAt: new Date(savedAt).toISOString() } }
    }
    const [before, after] = [end(from), end(to)]
    return {
      from: before.shown,
      to: after.shown,
      lines: diffLines(before.markdown, after.markdown),
    }
  },
})
