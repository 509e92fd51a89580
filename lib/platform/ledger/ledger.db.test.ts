import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { fixedClock, minuteMs, systemClock } from '../clock.ts'
import { defineCommand } from '../command.ts'
import { systemCtx } from '../ctx.ts'
import { append } from './append.ts'
import { leafHash, sealLeaf } from './leaf.ts'

const clock = fixedClock('2026-11-22T08:00:00.123Z')
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const ctx = () => systemCtx('test', database.app.db, clock)
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (failure: Error) => failure,
  )
  return error === null ? null : String(error.cause ?? error)
}

/** A command that writes an entry, or fails after everything else went well. */
const note = defineCommand({
  action: 'test.note',
  permission: 'system.maintain',
  input: z.strictObject({ id: z.string(), fails: z.boolean() }),
  async run({ input, tx, now }) {
    await tx.execute(sql`insert into idempotency_keys (key, object_id, created_at)
      values (${input.id}, '00000000-0000-7000-8000-000000000000', ${now.toISOString()}::timestamptz)`)
    if (input.fails) throw new Error('changed its mind')
    return {
      result: null,
      entry: { object: { type: 'note', id: input.id }, payload: { text: 'ä — “quoted”', n: 1 } },
    }
  },
})

type Entry = {
  index: number
  leaf: Buffer
  leafHash: Buffer
  action: string
  objectId: string
  at: Date
  payload: Buffer
  salt: Buffer
}
const entries = async (): Promise<Entry[]> => {
  const { rows } = await database.admin.db.execute<Entry>(sql`
    select e.index::int, e.leaf, e.leaf_hash as "leafHash", e.action, e.object_id as "objectId", p.payload, p.salt
    from ledger_entries e join ledger_payloads p using (index) order by e.index`)
  return rows
}

describe('the ledger', () => {
  test('is gapless, whatever commits at once and whatever rolls back', async () => {
    await Promise.allSettled(
      Array.from({ length: 24 }, (_, n) => note(ctx(), { id: `n${n}`, fails: n % 3 === 0 })),
    )
    const all = await entries()
    expect(all.map(({ index }) => index)).toEqual(Array.from({ length: 16 }, (_, n) => n))
    const { rows } = await database.admin.db.execute<{ size: number; kept: number }>(
      sql`select size::int, (select count(*)::int from idempotency_keys) as kept from ledger_head`,
    )
    expect(rows[0]).toEqual({ size: 16, kept: 16 })
  })

  test('keeps the leaf verbatim, hashed as RFC 6962 says, and committing to its payload', async () => {
    for (const entry of await entries()) {
      expect(entry.leafHash).toEqual(leafHash(entry.leaf))
      expect(entry.leafHash).toEqual(createHash('sha256').update(Buffer.of(0)).update(entry.leaf).digest())
      const leaf = JSON.parse(entry.leaf.toString()) as Record<string, unknown>
      expect(leaf).toMatchObject({
        v: 1,
        action: 'test.note',
        time: '2026-11-22T08:00:00.123Z',
        object: { type: 'note', id: entry.objectId },
      })
      expect(leaf.payload_commit).toBe(
        createHash('sha256').update(entry.salt).update(entry.payload).digest('hex'),
      )
      expect(JSON.parse(entry.payload.toString())).toEqual({ n: 1, text: 'ä — “quoted”' })
    }
  })

  test('refuses a payload that its leaf does not commit to', async () => {
    const sealed = sealLeaf({
      action: 'test.forged',
      at: clock.now(),
      actor: { type: 'system', id: 't', name: 't' },
      assurance: 'none',
      sessionId: null,
      requestId: 'r',
      object: { type: 'note', id: 'x' },
      payload: { amount: 1 },
    })
    const forged = Buffer.from('{"amount":2}')
    const tried = database.app.db.execute(
      sql`select ledger_append(${sealed.leaf}, ${sealed.salt}, ${forged})`,
    )
    expect(await refusal(tried)).toMatch('does not commit to its payload')
  })

  describe('of an installation in use', () => {
    const tolerate = (skew: string | null) =>
      database.admin.db.execute(sql`update ledger_head set tolerated_skew = ${skew}::interval`)
    beforeAll(() => tolerate('10 minutes'))
    // As the template for tests has it: their clocks stand where they are put.
    afterAll(() => tolerate(null))

    const appendAt = (minutesFromNow: number) => {
      const at = new Date(systemClock.now().getTime() + minutesFromNow * minuteMs)
      return database.app.db.transaction((tx) =>
        append(tx, systemCtx('test', database.app.db, fixedClock(at)), {
          action: 'test.dated',
          object: { type: 'note', id: String(minutesFromNow) },
          payload: {},
        }),
      )
    }

    test.each([-60, -11, 11])('takes no entry that says it is %i minutes from now', async (minutes) => {
      const before = (await entries()).length
      expect(await refusal(appendAt(minutes))).toMatch('minutes from the time of the database')
      expect((await entries()).length).toBe(before)
    })

    test.each([-9, 0, 9])('takes one that is %i minutes off: clocks differ', async (minutes) => {
      await expect(appendAt(minutes)).resolves.toBeGreaterThan(0)
    })

    test.each(['app', 'worker'] as const)('does not let %s choose what it tolerates', async (role) => {
      const widened = database[role].db.execute(`update ledger_head set tolerated_skew = null`)
      expect(await refusal(widened)).toMatch(/permission denied/)
    })
  })

  test('refuses a leaf beyond 65,535 bytes before it reaches the database', async () => {
    const tried = database.app.db.transaction((tx) =>
      append(tx, ctx(), {
        action: 'test.long',
        object: { type: 'note', id: 'x'.repeat(66_000) },
        payload: {},
      }),
    )
    expect(await refusal(tried)).toMatch('65,535')
  })

  test.each(['app', 'worker'] as const)(
    'cannot be changed by %s, nor by the database administrator',
    async (role) => {
      for (const statement of [
        `update ledger_entries set action = 'x'`,
        `delete from ledger_entries`,
        `truncate ledger_entries`,
        `delete from ledger_payloads`,
        `update ledger_head set size = 0`,
        `insert into ledger_payloads values (99, 'salt', 'payload')`,
      ]) {
        expect(await refusal(database[role].db.execute(statement))).toMatch(/permission denied/)
      }
      for (const statement of [
        `update ledger_entries set action = 'x'`,
        `delete from ledger_payloads`,
        `truncate ledger_entries`,
      ]) {
        expect(await refusal(database.admin.db.execute(statement))).toMatch('append-only')
      }
    },
  )
})
