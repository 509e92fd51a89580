import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

export type ReviewerCandidate = {
  id: string
  name: string
  department: string | null
  title: string | null
  hasSignIn: boolean
}

/** Active people whose name or address holds what was typed: whom an item can be handed to. */
export const reviewerCandidates = defineQuery({
  permission: 'reviews.own',
  input: z.strictObject({ search: z.string().trim().max(100) }),
  async run({ db, input: { search } }): Promise<ReviewerCandidate[]> {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
    const { rows } = await db.execute<ReviewerCandidate>(sql`
      select pv.person_id as id, pv.name, pv.department, pv.title, u.id is not null as "hasSignIn"
      from person_versions pv left join users u on u.email = pv.email and u.status = 'active'
      where pv.valid_to is null and pv.state = 'active' and (pv.name ilike ${pattern} or pv.email ilike ${pattern})
      order by u.id is null, pv.name limit 20`)
    return rows
  },
})
