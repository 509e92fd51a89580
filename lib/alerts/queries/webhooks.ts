import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { WebhookRow } from '../model/webhook.ts'
import type { WebhookTopic } from '../model.ts'

type Row = {
  id: string
  name: string
  url: string
  topics: WebhookTopic[]
  createdAt: string
  disabledAt: string | null
  lastSuccessAt: string | null
  lastFailureAt: string | null
  lastFailure: string | null
  waiting: number
  givenUp: number
}

/** Every webhook, those in use first, with how it fares. Never its secret. */
export const listWebhooks = defineQuery({
  permission: 'webhooks.manage',
  input: z.strictObject({}),
  async run({ db }): Promise<WebhookRow[]> {
    const { rows } = await db.execute<Row>(sql`
      select w.id, w.name, w.url, w.topics, w.created_at as "createdAt", w.disabled_at as "disabledAt",
        w.last_success_at as "lastSuccessAt", w.last_failure_at as "lastFailureAt", w.last_failure as "lastFailure",
        d.waiting, d.given_up as "givenUp"
      from webhooks w
      cross join lateral (
        select count(*) filter (where given_up_at is null)::int as waiting, count(given_up_at)::int as given_up
        from alert_deliveries d
        where d.channel = 'webhook' and d.recipient_id = w.id and d.sent_at is null
      ) d
      order by w.disabled_at is not null, w.name`)
    return rows.map(({ url, disabledAt, createdAt, lastSuccessAt, lastFailureAt, ...row }) => ({
      ...row,
      address: withoutQuery(url),
      isDisabled: disabledAt !== null,
      createdAt: new Date(createdAt),
      lastSuccessAt: lastSuccessAt === null ? null : new Date(lastSuccessAt),
      lastFailureAt: lastFailureAt === null ? null : new Date(lastFailureAt),
    }))
  },
})

function withoutQuery(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return `${origin}${pathname}${search === '' ? '' : '?…'}`
}
