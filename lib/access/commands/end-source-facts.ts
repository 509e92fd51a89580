import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'

/**
 * Ends what a retired source said, from its retirement on: nobody speaks for it any more. No evidence stands behind
 * these ends, so that they prove no removal.
 */
export const endSourceFacts = defineCommand({
  action: 'access-source.end-facts',
  permission: 'imports.process',
  input: z.strictObject({ sourceId: z.uuid() }),
  async run({ input: { sourceId }, tx, now }) {
    const [source] = await tx
      .select()
      .from(accessSources)
      .where(and(eq(accessSources.id, sourceId), isNotNull(accessSources.retiredAt)))
    if (!source) return { result: undefined, entry: null }
    const feeds = sql`(select id from access_feeds where source_id = ${sourceId}::uuid)`
    const end = sql`greatest(${now.toISOString()}::timestamptz, valid_from + interval '1 millisecond')`
    const ended = {
      grants: await tx.execute(
        sql`update grants set valid_to = ${end} where feed_id in ${feeds} and valid_to is null`,
      ),
      accounts: await tx.execute(
        sql`update account_versions set valid_to = ${end} where feed_id in ${feeds} and valid_to is null`,
      ),
      people: await tx.execute(
        sql`update person_versions set valid_to = ${end} where feed_id in ${feeds} and valid_to is null`,
      ),
    }
    const payload = {
      name: source.name,
      grants: ended.grants.rowCount,
      accounts: ended.accounts.rowCount,
      people: ended.people.rowCount,
    }
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return { result: undefined, entry: { object: { type: 'access-source', id: sourceId }, payload } }
  },
})
