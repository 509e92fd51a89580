import { count, type Figure, median, ratio, seconds } from './figures.ts'
import type { Visit } from './posture.ts'
import { forget, giveTo, insertPlainly, start } from './reviews/campaigns.ts'
import { createCast } from './reviews/cast.ts'
import { benchDecisions } from './reviews/decisions.ts'
import { copyGrants, importAccess, importPeople } from './reviews/import-access.ts'
import { employees, grants, headEmail, writeAccess, writePeople } from './reviews/organisation.ts'
import { benchQueuePage } from './reviews/queue-page.ts'

const rounds = 5
const fewAccounts = 20

/**
 * Reviews at a hundred thousand grants: import, start of a campaign, the queue against one of a thousand, and fifty
 * reviewers who decide at once.
 */
export async function benchReviews(visit: Visit & { token: string }, scratch: string): Promise<Figure[]> {
  const { stack, token } = visit
  const cast = await createCast(stack)
  const { head } = cast
  try {
    const sender = { stack, token, head }
    await importPeople(sender, writePeople(scratch))
    const few = await importAccess(sender, 'Few', writeAccess(scratch, 'few.csv', fewAccounts))
    const many = await importAccess(sender, 'Many', writeAccess(scratch, 'many.csv', employees))
    console.error(`import ${seconds(many.ms)}`)
    const raw = await copyGrants(stack, many.systemId)

    const startMs: number[] = []
    const plainMs: number[] = []
    for (let round = 0; round < rounds; round++) {
      const started = await start(head, many.systemId)
      startMs.push(started.ms)
      plainMs.push(await insertPlainly(stack, started.campaignId))
      console.error(`round ${round + 1}: start ${seconds(started.ms)}, plain ${seconds(plainMs.at(-1) ?? 0)}`)
      await forget(stack, started.campaignId)
    }

    const decided = await start(head, many.systemId)
    const decisions = await benchDecisions(stack, cast.reviewers, decided.campaignId)
    await forget(stack, decided.campaignId)

    const queues = [await start(head, few.systemId), await start(head, many.systemId)] as const
    for (const { campaignId } of queues) await giveTo(stack, campaignId, headEmail, head.actor.id)
    const pages = await benchQueuePage(visit, queues)
    return [
      {
        what: `Import of ${count(grants)} grants of ${count(employees)} accounts, upload to merged (one run)`,
        value: `${seconds(many.ms)}, ${count((grants / many.ms) * 1000)} grants/s`,
      },
      {
        what: 'Raw `\\copy` of the same grants into an empty table with the same indexes (one run)',
        value: `${seconds(raw)}; the import takes ${ratio(many.ms / raw)} times as long`,
      },
      {
        what: `Start of a campaign of ${count(grants)} grants, one transaction, median of ${rounds}`,
        value: seconds(median(startMs)),
      },
      {
        what: `Plain \`INSERT … SELECT\` of the same rows into an empty table with the same indexes, median of ${rounds}`,
        value: `${seconds(median(plainMs))}; the start takes ${ratio(median(startMs) / median(plainMs))} times as long`,
      },
      ...pages,
      ...decisions,
    ]
  } finally {
    await cast.close()
  }
}
