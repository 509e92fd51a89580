import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { CampaignScope } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { CampaignView } from '../model/campaign.ts'
import { queueRanks } from '../model.ts'
import { receiptWords } from '../rules/receipt-words.ts'
import { readCampaigns, toCampaignLine } from './campaign-rows.ts'

/** One campaign: how it stands, what was decided, what still waits and why. */
export const campaign = defineQuery({
  permission: 'reviews.read',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ db, input: { campaignId }, now }): Promise<CampaignView> {
    const [row] = await readCampaigns(db, sql`c.id = ${campaignId}::uuid`)
    if (!row) throw notFound('The campaign')
    const counts = await countItems(db, campaignId)
    return {
      ...toCampaignLine(row, now),
      createdAt: new Date(row.created_at).toISOString(),
      scope: await describeScope(db, row.scope),
      completeness: (row.completeness ?? []).map((receipt) => ({ ...receipt, words: receiptWords(receipt) })),
      ...counts,
    }
  },
})

type Counts = Pick<CampaignView, 'decisions' | 'waiting' | 'gone' | 'reopened'>

async function countItems(db: Database, campaignId: string): Promise<Counts> {
  type Row = { decision: string | null; rank: number; is_gone: boolean; is_reopened: boolean; n: number }
  const { rows } = await db.execute<Row>(sql`
    select decision, rank, gone_at is not null and decided_at is null as is_gone,
      reopened_at is not null as is_reopened, count(*)::int as n
    from review_items where campaign_id = ${campaignId}::uuid and superseded_at is null
    group by 1, 2, 3, 4`)
  const sum = (pick: (row: Row) => boolean) => rows.reduce((all, row) => all + (pick(row) ? row.n : 0), 0)
  const decided = (kind: string) => sum(({ decision }) => decision === kind)
  const waiting = (index: number) =>
    sum(({ decision, rank, is_gone }) => decision === null && !is_gone && rank === index)
  const [isNew, changed, privileged, unused, rest, unchanged] = queueRanks.map((_, index) => waiting(index))
  return {
    decisions: {
      approve: decided('approve'),
      approve_until: decided('approve_until'),
      revoke: decided('revoke'),
      reduce: decided('reduce'),
    },
    waiting: {
      new: isNew ?? 0,
      changed: changed ?? 0,
      privileged: privileged ?? 0,
      unused: unused ?? 0,
      rest: rest ?? 0,
      unchanged_low_risk: unchanged ?? 0,
    },
    gone: sum(({ is_gone }) => is_gone),
    reopened: sum(({ is_reopened }) => is_reopened),
  }
}

/** Names instead of ids; long lists end in a number. */
async function describeScope(db: Database, scope: CampaignScope): Promise<CampaignView['scope']> {
  if (Object.keys(scope).length === 0) return { kind: 'everything' }
  const names = async (
    ids: readonly string[] | undefined,
    table: 'systems' | 'people',
  ): Promise<string[]> => {
    if (!ids) return []
    const { rows } = await db.execute<{ name: string }>(
      table === 'systems'
        ? sql`select name from systems where id = any(${sql.param([...ids])}::uuid[]) order by name limit 6`
        : sql`select name from person_versions where person_id = any(${sql.param([...ids])}::uuid[])
            and valid_to is null order by name limit 6`,
    )
    const rest = ids.length - rows.length
    return [...rows.map(({ name }) => name), ...(rest > 0 ? [`${rest} more`] : [])]
  }
  return {
    kind: 'part',
    words: [
      ...(await names(scope.systemIds, 'systems')),
      ...(scope.departments ?? []),
      ...(await names(scope.personIds, 'people')),
      ...(scope.accountKinds ?? []).map((kind) => `${kind.replace('_', '-')} accounts`),
      ...(scope.grantKeys ? [`${scope.grantKeys.length} grants`] : []),
    ],
  }
}
