import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { createMailer, type Mailer } from '#lib/platform/mail/mailer.ts'
import { headerOf, smtpError, startMailServer } from '#lib/platform/mail/testing/mail-server.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import { savePreferences } from '../commands/save-preferences.ts'
import { sendMail } from '../commands/send-mail.ts'
import { defaultPreferences } from '../model/preferences.ts'
import { mostAttempts } from '../rules/retry.ts'
import { type AlertsWorld, alertsWorld } from '../testing/alerts-world.ts'
import { collectMail, dueMails } from './collect-mail.ts'
import { deliverMail } from './deliver-mail.ts'

const origin = 'https://plumbline.example.org'
const from = 'Plumbline <plumbline@covenant.example>'

let world: AlertsWorld
let server: Awaited<ReturnType<typeof startMailServer>>
let mailer: Mailer
let refuse: { recipient: Error | null; mail: Error | null }
beforeEach(async () => {
  world = await alertsWorld()
  refuse = { recipient: null, mail: null }
  server = await startMailServer({ onRecipient: () => refuse.recipient, onMail: () => refuse.mail })
  mailer = createMailer({ url: server.url, from })
})
afterEach(async () => {
  mailer.close()
  await server.close()
  await world[Symbol.asyncDispose]()
})

const evaluate = () => evaluateAlerts(world.worker, { isMailOn: true })
const deliver = () => deliverMail(world.worker, mailer, origin)
const outbox = async () =>
  (
    await world.database.admin.pool.query<{
      attempts: number
      sent: boolean
      given_up: boolean
      last_error: string | null
    }>(`select attempts, sent_at is not null as sent, given_up_at is not null as given_up, last_error
        from alert_deliveries order by id`)
  ).rows

/** Two revocations past their deadline, owned by Mira, a user of Plumbline. */
async function twoUrgent() {
  const mira = await world.person('Mira Okafor')
  const userId = await world.user('Mira Okafor', ['responder'])
  const past = new Date(world.clock.now().getTime() - hourMs)
  const revocations = [await world.revocation(past, mira), await world.revocation(past, mira)]
  await evaluate()
  return { userId, revocations }
}

describe('a digest', () => {
  test('is one mail for everything one person has to hear', async () => {
    await twoUrgent()
    await deliver()
    expect(server.mails).toHaveLength(1)
    const [mail] = server.mails
    if (mail === undefined) throw new Error('no mail')
    expect(mail.to).toEqual(['mira.okafor@covenant.example'])
    expect(headerOf(mail, 'Subject')).toBe('2 alerts for you, 2 of them urgent')
    expect(headerOf(mail, 'From')).toBe(from)
    expect(headerOf(mail, 'List-Unsubscribe')).toContain(`<${origin}/account/notifications>`)
    expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated')
    expect(mail.raw).toContain('text/plain')
    expect(mail.raw).toContain('text/html')
    expect(await outbox()).toEqual([
      { attempts: 1, sent: true, given_up: false, last_error: null },
      { attempts: 1, sent: true, given_up: false, last_error: null },
    ])
  })

  test('is not sent a second time', async () => {
    await twoUrgent()
    await deliver()
    await evaluate()
    await deliver()
    expect(server.mails).toHaveLength(1)
  })

  test('is sent once by several workers at the same moment', async () => {
    await twoUrgent()
    await world.user('Cygnus', ['lead'])
    await world.revocation(new Date(world.clock.now().getTime() - hourMs))
    await evaluate()
    const mailers = Array.from({ length: 3 }, () => createMailer({ url: server.url, from }))
    await Promise.all(
      mailers.map((one, n) =>
        deliverMail(systemCtx(`worker ${n}`, world.database.worker.db, world.clock), one, origin),
      ),
    )
    for (const one of mailers) one.close()
    expect(server.mails.map(({ to }) => to[0]).toSorted()).toEqual([
      'cygnus@covenant.example',
      'mira.okafor@covenant.example',
    ])
  })

  test('leaves out what was settled meanwhile, and is not sent when nothing is left', async () => {
    const { revocations } = await twoUrgent()
    for (const id of revocations) await world.setRevocation(id, 'proven_gone')
    await evaluate()
    await deliver()
    expect(server.mails).toEqual([])
    expect((await outbox()).every(({ given_up }) => given_up)).toBe(true)
  })

  test('waits for its hour, and holds all that came until then', async () => {
    const mira = await world.person('Mira Okafor')
    const userId = await world.user('Mira Okafor', ['responder'])
    await savePreferences(world.ctxOf(userId, 'responder'), {
      ...defaultPreferences('Europe/Berlin'),
      digestHour: 12,
      isUrgentAlways: false,
    })
    for (let n = 0; n < 2; n++) {
      await world.revocation(new Date(world.clock.now().getTime() - minuteMs), mira)
      await evaluate()
      await deliver()
      world.clock.advance(hourMs)
    }
    expect(server.mails).toEqual([])
    world.clock.set('2026-11-23T11:00:00Z')
    await deliver()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.raw).toContain('2 alerts for you')
  })

  test('follows a new choice of its reader, who may want no mail at all', async () => {
    const { userId } = await twoUrgent()
    await savePreferences(world.ctxOf(userId, 'responder'), { ...defaultPreferences('UTC'), cadence: 'off' })
    await deliver()
    expect(server.mails).toEqual([])
    expect((await outbox()).map(({ last_error }) => last_error)).toEqual([
      'The recipient wants no mail.',
      'The recipient wants no mail.',
    ])
  })

  test('says nothing to somebody who may no longer enter', async () => {
    const { userId } = await twoUrgent()
    await world.database.admin.pool.query(`update users set status = 'disabled' where id = $1`, [userId])
    await deliver()
    expect(server.mails).toEqual([])
  })
})

describe('when the mail server says no', () => {
  test('the mail is tried again later, as the same mail', async () => {
    await twoUrgent()
    refuse.mail = smtpError(451, 'try again later')
    await deliver()
    expect(server.mails).toEqual([])
    expect((await outbox())[0]).toMatchObject({ attempts: 1, sent: false, given_up: false })
    // Not at once.
    refuse.mail = null
    await deliver()
    expect(server.mails).toEqual([])
    world.clock.advance(minuteMs)
    await deliver()
    expect(server.mails).toHaveLength(1)
  })

  test('for good about a recipient, it is given up with what the server said', async () => {
    await twoUrgent()
    refuse.recipient = smtpError(550, 'no such mailbox')
    await deliver()
    const [row] = await outbox()
    expect(row).toMatchObject({ attempts: 1, sent: false, given_up: true })
    expect(row?.last_error).toContain('no such mailbox')
  })

  test('for a day, it is given up', async () => {
    await twoUrgent()
    refuse.mail = smtpError(451, 'try again later')
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      await deliver()
      world.clock.advance(dayMs)
    }
    expect((await outbox())[0]).toMatchObject({ attempts: mostAttempts, given_up: true })
  })
})

test('a worker that dies between the server’s yes and its own commit sends the same mail, under the same id', async () => {
  await twoUrgent()
  await collectMail(world.worker.db, world.clock.now())
  const [batchId = ''] = await dueMails(world.worker.db, world.clock.now())
  const dying: Mailer = {
    send: async (mail) => {
      await mailer.send(mail)
      // The connection of its transaction goes, as with a worker that is killed.
      await world.database.admin.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'test plumbline_worker' and state = 'idle in transaction' and datname = $1`,
        [world.database.name],
      )
    },
    close: () => undefined,
  }
  await expect(sendMail(world.worker, { batchId, mailer: dying, origin, timeZone: 'UTC' })).rejects.toThrow()
  // What comes in between is another mail, not part of this one.
  const late = await world.person('Ines Roth')
  await world.revocation(new Date(world.clock.now().getTime() - hourMs), late)
  await deliver()
  expect(server.mails).toHaveLength(2)
  const ids = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
  expect(ids).toEqual([`<${batchId}@plumbline.example.org>`, `<${batchId}@plumbline.example.org>`])
})

test('a mail that cannot be made keeps no other from being sent, and the job tells of it', async () => {
  const past = new Date(world.clock.now().getTime() - hourMs)
  const ids = []
  for (const name of ['Mira Okafor', 'Oran Vale']) {
    const owner = await world.person(name)
    ids.push(await world.user(name, ['responder']))
    await world.revocation(past, owner)
  }
  await evaluate()
  await world.database.admin.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$;
     create trigger refuse before update of sent_at on alert_deliveries for each row
       when (new.sent_at is not null and new.recipient_id = '${ids[0]}') execute function refuse()`,
  )
  await expect(deliver()).rejects.toThrow(/^A step of alerts\.deliver failed: mail .*no room/s)
  const sent = await world.database.admin.pool.query<{ id: string }>(
    'select distinct recipient_id as id from alert_deliveries where sent_at is not null',
  )
  expect(sent.rows).toEqual([{ id: ids[1] }])
})
