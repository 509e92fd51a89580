import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/**
 * Gathers the messages that are due into one mail for each person. A mail is named by its first message, before it is
 * sent: a worker that dies between the server's yes and the commit sends the very same mail again, under the same
 * Message-ID.
 */
export async function collectMail(db: Database, now: Date): Promise<void> {
  await db.execute(sql`
    with due as (
      select id, recipient_id from alert_deliveries
      where channel = 'email' and sent_at is null and given_up_at is null and batch_id is null
        and due_at <= ${now.toISOString()}::timestamptz
      for update skip locked
    ), placed as (
      select id, first_value(id) over (partition by recipient_id order by id) as first_id from due
    )
    update alert_deliveries d set batch_id = placed.first_id from placed where d.id = placed.id`)
}

/** The mails that are to go out now, by the first message of each. */
export async function dueMails(db: Database, now: Date): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select distinct batch_id as id from alert_deliveries
    where channel = 'email' and sent_at is null and given_up_at is null and batch_id is not null
      and due_at <= ${now.toISOString()}::timestamptz
    order by batch_id`)
  return rows.map(({ id }) => id)
}
