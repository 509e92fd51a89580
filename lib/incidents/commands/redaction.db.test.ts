import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { isOpenHit } from '../model/redaction.ts'
import { listRedactionTerms } from '../queries/redaction-terms.ts'
import { createPostMortemWorld, type PostMortemWorld } from '../testing/post-mortem-world.ts'
import { acceptRedaction } from './accept-redaction.ts'
import { addRedactionTerm } from './add-redaction-term.ts'
import { giveVerdict } from './give-verdict.ts'
import { publishPostMortem } from './publish-post-mortem.ts'
import { removeRedactionTerm } from './remove-redaction-term.ts'
import { submitPostMortem } from './submit-post-mortem.ts'
import { withdrawRedaction } from './withdraw-redaction.ts'

let world: PostMortemWorld
beforeEach(async () => {
  const made = await createPostMortemWorld()
  world = made
  onTestFinished(() => made.database.drop())
})

const number = 1
const reason = 'It is the public address of our status page.'
const hits = async () => (await world.read()).draft?.hits ?? []
const open = async () => (await hits()).filter(isOpenHit).map(({ kind, words }) => `${kind}: ${words}`)

test('users, systems, and the list of words are looked for', async () => {
  await world.sql(
    `insert into systems (id, name, created_at) values (gen_random_uuid(), 'build.covenant.example', now()),
       (gen_random_uuid(), 'Payments', now())`,
  )
  await addRedactionTerm(world.amara, { kind: 'customer', term: 'Acme Rockets' })
  await world.written({
    summary: 'Payments of Acme Rockets failed. Jonas Lind saw it, then Priya on build.covenant.example.',
  })
  expect(await open()).toEqual([
    'customer: Acme Rockets',
    'person: Jonas Lind',
    'person: Priya',
    'internal_host: build.covenant.example',
  ])
})

test('what is open keeps a text from its reviewers; let pass with a reason, it does not', async () => {
  const version = await world.written({ impact: 'Seen from 10.0.0.7, and again from 10.0.0.7.' })
  const [hit] = await hits()
  expect(hit?.places).toHaveLength(2)
  await expect(submitPostMortem(world.priya, { number, version })).rejects.toMatchObject({
    details: [{ path: 'redactions' }],
  })
  await acceptRedaction(world.ola, { number, version, hitKey: hit?.key ?? '', reason })
  expect((await hits())[0]?.acceptance).toMatchObject({ reason, byName: 'Ola Berg' })
  await submitPostMortem(world.priya, { number, version })
})

test('an acceptance names its reason, and stands for these words only', async () => {
  const version = await world.written({ impact: '10.0.0.7' })
  const [hit] = await hits()
  const hitKey = hit?.key ?? ''
  await expect(acceptRedaction(world.ola, { number, version, hitKey, reason: 'fine' })).rejects.toMatchObject(
    { code: 'invalid_input' },
  )
  await expect(
    acceptRedaction(world.ola, { number, version, hitKey: 'a'.repeat(64), reason }),
  ).rejects.toMatchObject({ code: 'not_found' })
})

test('a reviewer takes an acceptance back: it is open again, also in what is approved', async () => {
  const version = await world.written({ impact: '10.0.0.7' })
  const hitKey = (await hits())[0]?.key ?? ''
  await acceptRedaction(world.priya, { number, version, hitKey, reason })
  await submitPostMortem(world.priya, { number, version })
  await giveVerdict(world.ola, { number, version, verdict: 'approve' })
  await giveVerdict(world.manager, { number, version, verdict: 'approve' })
  expect((await world.read(world.amara)).may.publish).toBe(true)
  await withdrawRedaction(world.manager, { number, hitKey })
  expect((await world.read(world.amara)).may.publish).toBe(false)
})

test('a word that is added to the list after the approval keeps it from the public', async () => {
  const version = await world.submitted()
  await giveVerdict(world.ola, { number, version, verdict: 'approve' })
  await giveVerdict(world.manager, { number, version, verdict: 'approve' })
  await addRedactionTerm(world.amara, { kind: 'customer', term: 'deploy token' })
  expect((await world.read(world.amara)).may.publish).toBe(false)
})

describe('what reviewers approve is the text with what was let pass in it', () => {
  const customer = { kind: 'customer', term: 'deploy token' } as const
  const approve = (as: typeof world.priya, version: number) =>
    giveVerdict(as, { number, version, verdict: 'approve' })
  const standing = async () => {
    const { draft, incident, may } = await world.read(world.amara)
    return {
      version: draft?.version,
      status: draft?.status,
      approvals: draft?.approvals,
      incident: incident.status,
      publish: may.publish,
    }
  }
  const publish = (version: number) => publishPostMortem(world.amara, { number, version })

  /** Approved by two; then something stands open in it, because the lead added a word to the list. */
  async function approved(): Promise<number> {
    const version = await world.submitted()
    await approve(world.ola, version)
    await approve(world.manager, version)
    expect(await standing()).toMatchObject({ approvals: 2, publish: true })
    return version
  }
  const openKey = async () => (await hits()).find(isOpenHit)?.key ?? ''

  test('letting something pass after the approvals sets them aside, and both are needed again', async () => {
    const version = await world.written({ impact: '10.0.0.7' })
    const hitKey = await openKey()
    await acceptRedaction(world.priya, { number, version, hitKey, reason })
    await submitPostMortem(world.priya, { number, version })
    await approve(world.ola, version)
    await approve(world.manager, version)
    await withdrawRedaction(world.manager, { number, hitKey })
    expect(await acceptRedaction(world.priya, { number, version, hitKey, reason })).toEqual({
      isAccepted: true,
      version: version + 1,
    })
    expect(await standing()).toEqual({
      version: version + 1,
      status: 'draft',
      approvals: 0,
      incident: 'post_mortem_draft',
      publish: false,
    })
    await expect(publish(version)).rejects.toMatchObject({ code: 'conflict' })
    await expect(publish(version + 1)).rejects.toMatchObject({ code: 'conflict' })
    await submitPostMortem(world.priya, { number, version: version + 1 })
    await approve(world.ola, version + 1)
    await approve(world.manager, version + 1)
    expect(await standing()).toMatchObject({ approvals: 2, publish: true })
  })

  test('a verdict that is given while something is let pass is refused: it was for another version', async () => {
    const version = await world.written({ impact: '10.0.0.7' })
    const hitKey = await openKey()
    await acceptRedaction(world.priya, { number, version, hitKey, reason })
    await submitPostMortem(world.priya, { number, version })
    await withdrawRedaction(world.ola, { number, hitKey })
    await acceptRedaction(world.priya, { number, version, hitKey, reason })
    await expect(approve(world.ola, version)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('who lets something pass has a part in it, and does not approve it', async () => {
    const version = await world.written({ impact: '10.0.0.7' })
    await acceptRedaction(world.ola, { number, version, hitKey: await openKey(), reason })
    await submitPostMortem(world.priya, { number, version })
    await expect(approve(world.ola, version)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a word that comes onto the list, or leaves it, sends the texts it stands in to review anew', async () => {
    const version = await approved()
    const { termId } = await addRedactionTerm(world.amara, customer)
    expect(await standing()).toMatchObject({ version: version + 1, status: 'draft', approvals: 0 })
    await acceptRedaction(world.priya, { number, version: version + 1, hitKey: await openKey(), reason })
    await submitPostMortem(world.priya, { number, version: version + 1 })
    await approve(world.ola, version + 1)
    await approve(world.manager, version + 1)
    await removeRedactionTerm(world.amara, { termId })
    expect(await standing()).toMatchObject({ version: version + 2, status: 'draft', approvals: 0 })
  })

  test('a word that stands nowhere in it leaves its approvals alone, and the lead who keeps the list no author', async () => {
    const version = await approved()
    await addRedactionTerm(world.amara, { kind: 'customer', term: 'Acme Rockets' })
    expect(await standing()).toMatchObject({ version, approvals: 2, publish: true })
    await addRedactionTerm(world.amara, customer)
    await acceptRedaction(world.priya, { number, version: version + 1, hitKey: await openKey(), reason })
    await submitPostMortem(world.priya, { number, version: version + 1 })
    expect(await approve(world.amara, version + 1)).toMatchObject({ approvals: 1 })
  })

  test('nothing is let pass while a version is on its way to the public', async () => {
    const version = await approved()
    await world.published(version)
    await world.sql(`update publications set state = 'requested', proven_at = null`)
    await addRedactionTerm(world.amara, customer)
    await expect(
      acceptRedaction(world.priya, { number, version, hitKey: await openKey(), reason }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

test('the words are sealed, kept once, and for those who manage them', async () => {
  const { termId } = await addRedactionTerm(world.amara, { kind: 'customer', term: 'Acme Rockets' })
  expect(await addRedactionTerm(world.amara, { kind: 'customer', term: 'acme rockets' })).toEqual({ termId })
  const [row] = await world.sql<{ sealed: Buffer }>('select sealed_term as sealed from redaction_terms')
  expect(row?.sealed.toString('latin1')).not.toContain('Acme')
  expect(await listRedactionTerms(world.amara, {})).toMatchObject([
    { kind: 'customer', term: 'Acme Rockets' },
  ])
  await expect(listRedactionTerms(world.priya, {})).rejects.toMatchObject({ code: 'forbidden' })
  await removeRedactionTerm(world.amara, { termId })
  expect(await listRedactionTerms(world.amara, {})).toEqual([])
})

test('the ledger keeps that something was let pass, not what it was', async () => {
  const secret = `AKIA${'IOSFODNN7EXAMPLE'}`
  const version = await world.written({ impact: `The key ${secret} was revoked.` })
  const hitKey = (await hits())[0]?.key ?? ''
  await acceptRedaction(world.ola, { number, version, hitKey, reason: 'It was revoked at once.' })
  const [said] = await world.sql<{ text: string }>(
    `select string_agg(convert_from(payload, 'UTF8'), '') as text from ledger_payloads`,
  )
  expect(said?.text).toContain(hitKey)
  expect(said?.text).not.toContain(secret)
})
