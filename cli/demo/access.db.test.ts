import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '#db/client.ts'
import { createTestDatabase, type TestDatabase } from '#db/testing/database.ts'
import { takeDocument } from '#lib/access/commands/parts/take-document.ts'
import { fixedClock, hourMs } from '#lib/platform/clock.ts'
import { settings } from '#lib/platform/env.ts'
import { ensureSecrets, secretKey } from '#lib/platform/secrets.ts'
import { finishImports } from './access/import.ts'
import { registerName } from './access/open.ts'
import { peopleCsv } from './access/register.ts'
import { theCovenant } from './organisation.ts'
import { asPersona } from './seed/as-persona.ts'
import { collector } from './seed/send-report.ts'
import type { World } from './seed/world.ts'
import { seedDemo } from './seed.ts'

const end = new Date('2026-11-15T10:00:00Z')

let database: TestDatabase
let folder: string
const rows = async (query: SQL) => (await database.admin.db.execute(query)).rows

/** Without scans: registers, systems, and a review that starts after its draft was seen for a week. */
const tell = () =>
  seedDemo({
    databaseUrls: { app: database.urls.plumbline_app, worker: database.urls.plumbline_worker },
    onProgress: () => undefined,
    clock: fixedClock(end),
    since: -10,
    only: () => false,
    hasAccess: true,
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-demo-'))
  ensureSecrets(folder)
  Object.assign(process.env, { PLUMBLINE_MODE: 'demo', PLUMBLINE_DATA: folder })
  database = await createTestDatabase()
  await tell()
}, 120_000)
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

describe('access in the demonstration', () => {
  test('comes from the register and from every system’s own export, each complete', async () => {
    const { people, systems } = theCovenant()
    expect(
      await rows(sql`select status, count(*)::int > 20 as "isMany" from access_imports group by 1`),
    ).toEqual([{ status: 'complete', isMany: true }])
    const [known] = await rows(sql`
      select (select count(*)::int from systems) as systems, (select count(*)::int from systems where owner_id is null) as unowned,
        (select count(*)::int from person_versions where valid_to is null) as people`)
    expect(known).toEqual({ systems: systems.length + 1, unowned: 0, people: people.length })
  })

  test('arrives in the formats that such systems have, and in tables from the others', async () => {
    const feeds = await rows(sql`
      select f.kind, string_agg(distinct d.format, ' ' order by d.format) as formats, count(distinct f.system_id)::int as systems
      from access_sources f join access_feeds d on d.source_id = f.id group by f.kind order by f.kind::text`)
    expect(feeds).toEqual([
      { kind: 'aws', formats: 'aws-credential-report', systems: 1 },
      { kind: 'csv', formats: 'access-csv', systems: 7 },
      {
        kind: 'github',
        formats: 'github-2fa-disabled github-collaborators github-members github-organisation',
        systems: 3,
      },
      { kind: 'kubernetes', formats: 'kubernetes-rbac', systems: 1 },
      { kind: 'okta', formats: 'okta-factors okta-group-members okta-users', systems: 1 },
      { kind: 'people', formats: 'people-csv', systems: 0 },
      { kind: 'plumbline', formats: 'plumbline', systems: 1 },
      { kind: 'postgresql', formats: 'postgresql-roles', systems: 1 },
    ])
  })

  test('belongs to somebody, but for what leavers left behind and a program that nobody remembers', async () => {
    const unmatched = await rows(sql`
      select v.username, s.name as system from account_versions v join systems s on s.id = v.system_id
      where v.valid_to is null and v.person_id is null and s.environment <> 'repositories'`)
    expect(unmatched).toEqual([{ username: 'svc_backup', system: 'billing-db' }])
    const [members] = await rows(sql`
      select count(*) filter (where v.person_id is null)::int < 12 as "areFew", count(*)::int > 200 as "areKnown"
      from account_versions v join systems s on s.id = v.system_id
      where v.valid_to is null and s.environment = 'repositories'`)
    expect(members).toEqual({ areFew: true, areKnown: true })
    expect(
      await rows(sql`
        select username from account_versions where kind = 'break_glass' and valid_to is null and person_id is not null
        order by username`),
    ).toEqual([{ username: '<root_account>' }, { username: 'postgres' }])
  })

  test('is shown to be covered by what organisations require, what the lead attests, and nowhere else', async () => {
    const levels = await rows(sql`
      select s.name, f.mfa_attestation is not null as "isAttested",
        array_agg(distinct v.mfa order by v.mfa)::text[] as levels
      from account_versions v join systems s on s.id = v.system_id join accounts a on a.id = v.account_id
        join access_sources f on f.id = a.source_id
      where v.valid_to is null and v.kind <> 'service' and f.kind in ('aws', 'github', 'kubernetes', 'okta', 'postgresql')
      group by s.name, f.mfa_attestation order by s.name`)
    expect(levels).toEqual([
      { name: 'billing-db', isAttested: false, levels: ['unknown'] },
      { name: 'data-lake', isAttested: true, levels: ['none', 'registered'] },
      { name: 'docs-site', isAttested: false, levels: ['enforced'] },
      { name: 'identity-provider', isAttested: true, levels: ['none', 'registered', 'phishing_resistant'] },
      { name: 'inference-api', isAttested: false, levels: ['unknown'] },
      { name: 'terraform-live', isAttested: false, levels: ['enforced'] },
      { name: 'web-console', isAttested: false, levels: ['enforced'] },
    ])
  })

  test('is asked about in a review of the running quarter, Plumbline’s own roles included', async () => {
    expect(
      await rows(
        sql`select quarter, status, item_count > 2000 as "isMost" from campaigns where kind = 'quarterly'`,
      ),
    ).toEqual([{ quarter: '2026-Q4', status: 'running', isMost: true }])
    const [own] = await rows(sql`
      select count(*)::int as n from review_items i join systems s on s.id = i.system_id where s.name = 'Plumbline'`)
    expect(own?.n).toBeGreaterThan(10)
  })

  test('gives every control of access and second factors a status of its own', async () => {
    const unproven = await rows(sql`
      select control_id from control_status where status = 'unproven' and control_id similar to '(scope.coverage|access|mfa)%'`)
    expect(unproven).toEqual([])
  })

  test('leaves no decision by anybody on their own access', async () => {
    expect(
      await rows(sql`
        select i.id from review_items i join users u on u.id = i.decided_by
        join person_versions v on v.email = u.email and v.valid_to is null where i.person_id = v.person_id`),
    ).toEqual([])
  })
})

describe('a start that was cut off', () => {
  test('reads what had been sent and not yet merged, before it goes on', async () => {
    const keys = { incoming: secretKey('encryption'), secretHmac: secretKey('finding-hmac') }
    const app = createDatabase({ url: database.urls.plumbline_app, applicationName: 'test', max: 2 })
    const worker = createDatabase({ url: database.urls.plumbline_worker, applicationName: 'test', max: 2 })
    try {
      const clock = fixedClock(new Date(end.getTime() + hourMs))
      const world: World = { app, worker, clock, end, keys, pipelineToken: null, repositoryPort: null }
      const bytes = Buffer.from(peopleCsv(0, end))
      const request = {
        source: registerName,
        format: null,
        part: null,
        isDeclaredComplete: true,
        observedAt: end,
        mapping: null,
        fileName: 'people.csv',
        declared: { size: bytes.length, sha256: null },
      }
      const intake = { key: keys.incoming, maxBytes: bytes.length, collector }
      await asPersona(world, 'lead', (ctx) => takeDocument(ctx, request, Readable.from([bytes]), intake))
      const waiting = sql`select id from access_imports where status = 'queued'`
      expect(await rows(waiting)).toHaveLength(1)
      await finishImports(world)
      expect(await rows(waiting)).toEqual([])
    } finally {
      await Promise.all([app.close(), worker.close()])
    }
  })
})

test('a demonstration that an earlier version began is not gone on with: it says what to delete', async () => {
  await database.admin.db.execute(sql`update access_sources set kind = 'csv' where kind = 'okta'`)
  await expect(tell()).rejects.toMatchObject({
    message: expect.stringContaining('An earlier version of Plumbline'),
    nextStep: expect.stringContaining(`Delete ${settings().dataDirectory} `),
  })
})
