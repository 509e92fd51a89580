import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'
import { postMortemDiff } from '../queries/post-mortem-diff.ts'
import { gitBlobSha } from '../rules/blob-sha.ts'
import { createPostMortemWorld, type PostMortemWorld, publicText } from '../testing/post-mortem-world.ts'
import { draftPostMortem } from './draft-post-mortem.ts'
import { giveVerdict } from './give-verdict.ts'
import { reopenIncident } from './reopen-incident.ts'
import { savePostMortem } from './save-post-mortem.ts'
import { submitPostMortem } from './submit-post-mortem.ts'

let world: PostMortemWorld
beforeEach(async () => {
  const made = await createPostMortemWorld()
  world = made
  onTestFinished(() => made.database.drop())
})

const number = 1
const status = async () => (await world.read()).incident.status
const drafted = async (as = world.priya) => {
  const { draft } = await world.read(as)
  if (!draft) throw new Error('There is no draft.')
  return draft
}
const save = (version: number, sections: Partial<typeof publicText>, as = world.priya) =>
  savePostMortem(as, { number, version, title: 'A leaked token', sections: { ...publicText, ...sections } })

describe('the draft', () => {
  test('tells what the record tells, without the names of those who took part', async () => {
    await draftPostMortem(world.priya, { number })
    const { title, sections, version } = await drafted()
    expect({ title, version }).toEqual({
      title: 'Leaked deploy token used against the inference endpoint',
      version: 1,
    })
    expect(sections).toEqual({
      summary: 'A token of ci-deploy was used from an unknown address.',
      impact: 'From 20 Nov 2026, 22:14 UTC to 21 Nov 2026, 04:14 UTC.',
      timeline: [
        '### 20 Nov 2026 (UTC)',
        '',
        '- **22:14** Alert: 40 failed calls, then success',
        '- **22:14** Classified Critical',
        '',
        '### 21 Nov 2026 (UTC)',
        '',
        '- **00:06** A responder revoked the token in the console',
        '- **04:14** Resolved',
      ].join('\n'),
      root_cause: '',
      vulnerability: '',
      remediation: '1. 21 Nov 2026, 00:06 UTC: Token revoked',
      prevention: '- Short-lived tokens only, by 3 Dec 2026',
      went_well: '',
    })
    expect(await status()).toBe('post_mortem_draft')
  })

  test('is made once: opened and resolved again, work goes on from the newest text', async () => {
    await world.written({ root_cause: 'What somebody thought about for a day.' })
    await world.sql(`update incidents set status = 'triaging'`)
    await expect(save(2, {})).rejects.toMatchObject({ code: 'conflict' })
    await world.sql(`update incidents set status = 'resolved'`)
    expect(await draftPostMortem(world.ola, { number })).toEqual({ version: 3, isNew: false })
    expect((await drafted()).sections.root_cause).toBe('What somebody thought about for a day.')
  })

  test('needs a resolved incident', async () => {
    await world.sql(`update incidents set status = 'recovering'`)
    await expect(draftPostMortem(world.priya, { number })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('saving', () => {
  test('keeps the file that would be published, with the id that git gives it', async () => {
    await world.written()
    const { markdown, blobSha, version } = await drafted()
    expect(version).toBe(2)
    expect(markdown).toContain('# A leaked token\n\nINC-1: severity critical')
    expect(blobSha).toBe(gitBlobSha(markdown).toString('hex'))
  })

  test('from an older version is refused, and says who changed what', async () => {
    await world.written()
    await save(2, { impact: 'Nobody noticed.' }, world.ola)
    await expect(save(2, { summary: 'Mine.' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'Ola Berg saved version 3 since and changed “Impact”. Yours is kept here, not saved.',
      details: [{ path: 'impact', message: 'Ola Berg changed this in version 3.' }],
    })
  })

  test('of the same text makes no version', async () => {
    await world.written()
    expect(await save(2, {})).toMatchObject({ version: 2 })
  })

  test('two at once make one version, and the other hears of it', async () => {
    await world.written()
    const outcomes = await Promise.allSettled([
      save(2, { impact: 'One.' }),
      save(2, { impact: 'Two.' }, world.ola),
    ])
    expect(outcomes.map(({ status: outcome }) => outcome).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await drafted()).version).toBe(3)
  })

  test('the ledger knows which text it was, and nothing of the text', async () => {
    await world.written({ summary: 'A word that only the text knows: xylophone.' })
    const [row] = await world.sql<{ said: string }>(
      `select string_agg(convert_from(leaf, 'UTF8'), '') as said from ledger_entries`,
    )
    const [payloads] = await world.sql<{ said: string }>(
      `select string_agg(convert_from(payload, 'UTF8'), '') as said from ledger_payloads`,
    )
    expect(`${row?.said}${payloads?.said}`).not.toContain('xylophone')
    expect(payloads?.said).toContain((await drafted()).blobSha)
  })
})

describe('review', () => {
  const approve = (as: typeof world.priya, version: number) =>
    giveVerdict(as, { number, version, verdict: 'approve' })

  test('two people other than the author make it approved', async () => {
    const version = await world.submitted()
    expect(await status()).toBe('review')
    expect(await approve(world.ola, version)).toEqual({ status: 'review', approvals: 1 })
    expect(await approve(world.manager, version)).toEqual({ status: 'approved', approvals: 2 })
    expect((await drafted()).approvedAt).not.toBeNull()
  })

  test('nobody approves their own text, nor twice', async () => {
    const version = await world.submitted()
    await expect(approve(world.priya, version)).rejects.toMatchObject({ code: 'forbidden' })
    await approve(world.ola, version)
    await expect(approve(world.ola, version)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('needs a fresh code', async () => {
    const version = await world.submitted()
    const stale = { ...world.ola, mfaAt: new Date(world.clock.now().getTime() - 6 * minuteMs) }
    await expect(approve(stale, version)).rejects.toMatchObject({ code: 'step_up_required' })
  })

  test('a new version needs both again, also from who approved the old one', async () => {
    const version = await world.submitted()
    await approve(world.ola, version)
    await approve(world.manager, version)
    await save(version, { impact: 'One more thing.' })
    expect(await drafted()).toMatchObject({ status: 'draft', approvals: 0, verdicts: [] })
    expect(await status()).toBe('post_mortem_draft')
    await submitPostMortem(world.priya, { number, version: version + 1 })
    await expect(approve(world.ola, version)).rejects.toMatchObject({ code: 'conflict' })
    expect(await approve(world.ola, version + 1)).toEqual({ status: 'review', approvals: 1 })
  })

  test('whoever saved any version of it is one of its authors: a reviewer who mends it, and who wrote it before', async () => {
    const version = await world.submitted()
    await save(version, { impact: 'Better said.' }, world.ola)
    await submitPostMortem(world.ola, { number, version: version + 1 })
    for (const author of [world.ola, world.priya]) {
      await expect(approve(author, version + 1)).rejects.toMatchObject({ code: 'forbidden' })
      expect((await world.read(author)).may).toMatchObject({
        verdict: false,
        whyNoVerdict: expect.any(String),
      })
    }
    expect(await approve(world.manager, version + 1)).toEqual({ status: 'review', approvals: 1 })
    expect(await approve(world.amara, version + 1)).toEqual({ status: 'approved', approvals: 2 })
  })

  test('an approval that its giver wrote over afterwards counts no more', async () => {
    const version = await world.submitted()
    await approve(world.ola, version)
    await save(version, { impact: 'Other words.' }, world.ola)
    await save(version + 1, { impact: 'And others again.' })
    await submitPostMortem(world.priya, { number, version: version + 2 })
    await expect(approve(world.ola, version + 2)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('who asks for changes is not outvoted: only a new version goes on', async () => {
    const version = await world.submitted()
    await giveVerdict(world.ola, {
      number,
      version,
      verdict: 'request_changes',
      comment: 'The cause is not the cause.',
    })
    expect(await status()).toBe('post_mortem_draft')
    await expect(approve(world.manager, version)).rejects.toMatchObject({ code: 'conflict' })
    await expect(submitPostMortem(world.priya, { number, version })).rejects.toMatchObject({
      code: 'conflict',
      details: [{ path: 'changes_asked' }],
    })
  })

  test('what was approved before it was opened again counts for nothing after', async () => {
    const version = await world.submitted()
    await approve(world.ola, version)
    await approve(world.manager, version)
    await reopenIncident(world.priya, { number, reason: 'It went on elsewhere.' })
    const resolvedAt = '2026-11-21T09:30:00Z'
    await world.sql(`update incidents set status = 'resolved', resolved_at = $1`, [resolvedAt])
    await draftPostMortem(world.priya, { number })
    await submitPostMortem(world.priya, { number, version: version + 1 })
    expect(await drafted()).toMatchObject({ version: version + 1, approvals: 0 })
    expect((await drafted()).markdown).toContain('09:30')
    expect(await approve(world.ola, version + 1)).toEqual({ status: 'review', approvals: 1 })
  })

  test('a text without its three sections is not submitted', async () => {
    const version = await world.written({ vulnerability: ' ', prevention: '' })
    await expect(submitPostMortem(world.priya, { number, version })).rejects.toMatchObject({
      message: '“The vulnerability” and “Preventive measures” must not be empty.',
    })
  })
})

describe('after its publication', () => {
  test('a later edition says what changed, and the file shows it', async () => {
    const version = await world.submitted()
    await giveVerdict(world.ola, { number, version, verdict: 'approve' })
    await giveVerdict(world.manager, { number, version, verdict: 'approve' })
    await world.published(version)
    world.clock.advance(hourMs)
    await save(version, { impact: 'It lasted longer.' })
    await expect(submitPostMortem(world.priya, { number, version: version + 1 })).rejects.toMatchObject({
      details: [{ path: 'change_note' }],
    })
    const input = {
      number,
      title: 'A leaked token',
      sections: { ...publicText, impact: 'It lasted longer.' },
    }
    await savePostMortem(world.priya, { ...input, version: version + 1, changeNote: 'The end was wrong.' })
    await submitPostMortem(world.priya, { number, version: version + 2 })
    expect((await drafted()).markdown).toContain('**Edition 2.** What changed: The end was wrong.')
    expect(await status()).toBe('published')
  })

  test('a later edition is approved by who had no part in what is new; who wrote the first may', async () => {
    const version = await world.submitted()
    await world.published(version)
    world.clock.advance(hourMs)
    const text = { number, title: 'A leaked token', sections: { ...publicText, impact: 'Longer.' } }
    await savePostMortem(world.ola, { ...text, version, changeNote: 'It lasted longer.' })
    await submitPostMortem(world.ola, { number, version: version + 1 })
    const approve = (as: typeof world.priya) =>
      giveVerdict(as, { number, version: version + 1, verdict: 'approve' })
    await expect(approve(world.ola)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await approve(world.priya)).toEqual({ status: 'review', approvals: 1 })
  })

  test('what is on its way is not changed', async () => {
    const version = await world.submitted()
    await world.published(version)
    await world.sql(`update publications set state = 'requested', proven_at = null`)
    await expect(save(version, { impact: 'Late thought.' })).rejects.toMatchObject({
      nextStep: 'Wait until it is proven, or cancel its publication first.',
    })
  })
})

test('two versions are compared line by line', async () => {
  await world.written({ impact: 'First.' })
  await save(2, { impact: 'Second.' }, world.ola)
  const { from, to, lines } = await postMortemDiff(world.amara, { number, from: 2, to: 3 })
  expect([from.savedByName, to.savedByName]).toEqual(['Priya Raman', 'Ola Berg'])
  expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'First.' },
    { kind: 'added', text: 'Second.' },
  ])
})

test('an auditor reads it and may do nothing', async () => {
  await world.submitted()
  const auditor = await world.user('Vera Holm', 'auditor')
  const { may } = await world.read(auditor)
  expect(Object.values(may).filter((right) => right === true)).toEqual([])
  const member = await world.user('Somebody', 'member')
  await expect(world.read(member)).rejects.toMatchObject({ code: 'forbidden' })
})
