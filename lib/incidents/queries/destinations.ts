import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { publicationDestinations, publications } from '#db/schema/incidents/post-mortems.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { DestinationRow } from '../model/destination.ts'

/** Every repository for post-mortems, those in use first. Nothing of their credentials. */
export const destinations = defineQuery({
  permission: 'incident-settings.manage',
  input: z.strictObject({}),
  async run({ db }): Promise<DestinationRow[]> {
    const { id, name, kind, url, owner, repository, branch, folder, publicUrlTemplate } =
      publicationDestinations
    const { isDefault, createdAt, createdByName, retiredAt } = publicationDestinations
    const rows = await db
      .select({
        id,
        name,
        kind,
        url,
        owner,
        repository,
        branch,
        folder,
        publicUrlTemplate,
        isDefault,
        createdAt,
        createdByName,
        retiredAt,
        published: sql<number>`(select count(*)::int from ${publications}
          where ${eq(publications.destinationId, id)} and ${publications.state} = 'proven')`,
      })
      .from(publicationDestinations)
      .orderBy(sql`${retiredAt} is not null`, asc(name))
    return rows.map(({ url: address, owner: of, repository: repo, retiredAt: ended, ...row }) => ({
      ...row,
      where: row.kind === 'github' ? `${of}/${repo}` : address,
      isRetired: ended !== null,
    }))
  },
})
