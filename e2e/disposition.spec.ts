import { createToken } from './support/api-token.ts'
import { confirm } from './support/confirm.ts'
import { importReport } from './support/ingest.ts'
import { flaws, ownName, trivyReport } from './support/report.ts'
import type { Stack } from './support/stack.ts'
import { expect, test } from './support/test.ts'

/** The address of a finding of the test's own. */
async function importOne(stack: Stack, request: Parameters<typeof importReport>[0]): Promise<string> {
  const token = await createToken(stack, ['ingest'])
  const { assetId } = await importReport(request, token, trivyReport(ownName('one'), flaws(1, 'HIGH')))
  const { rows } = await stack.database.pool.query<{ id: string }>(
    'SELECT id FROM findings WHERE asset_id = $1',
    [assetId],
  )
  return `/findings/${assetId}/${rows[0]?.id}`
}

const reason = 'The function at fault is never called by us.'

test('a member asks for an acceptance, a lead approves it, and the finding is accepted', async ({
  signIn,
  stack,
  request,
}) => {
  const address = await importOne(stack, request)
  const member = await signIn('member')
  await member.page.goto(address)
  await member.page.getByRole('button', { name: 'Accept until…' }).click()
  const dialog = member.page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: 'Ask for a decision' }).click()
  await expect(dialog).toBeHidden()
  await expect(member.page.getByText('pending', { exact: true })).toBeVisible()
  // Whoever asked has no way to decide.
  await expect(member.page.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  const lead = await signIn('lead')
  await lead.page.goto(address)
  await expect(lead.page.getByText(`Asked by ${member.person.name}`)).toBeVisible()
  await lead.page.getByRole('button', { name: 'Approve' }).click()
  await confirm(lead.page, 'Approve')
  await expect(lead.page.getByText('approved', { exact: true }).first()).toBeVisible()

  await member.page.reload()
  await expect(member.page.getByText('approved', { exact: true }).first()).toBeVisible()
  await expect(member.page.getByRole('main')).toContainText(/accepted/i)
})

test('a lead does not decide on their own request', async ({ signIn, stack, request }) => {
  const address = await importOne(stack, request)
  const { page } = await signIn('lead')
  await page.goto(address)
  await page.getByRole('button', { name: 'False positive' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: 'Ask for a decision' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('You asked for this, so another lead decides it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  const another = await signIn('lead')
  await another.page.goto(address)
  await another.page.getByRole('button', { name: 'Refuse' }).click()
  await confirm(another.page, 'Refuse')
  await expect(another.page.getByText('rejected', { exact: true }).first()).toBeVisible()
})

test('a reason too short is refused beside its field', async ({ signIn, stack, request }) => {
  const address = await importOne(stack, request)
  const { page } = await signIn('member')
  await page.goto(address)
  await page.getByRole('button', { name: 'Not affected' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('no')
  await dialog.getByRole('button', { name: 'Ask for a decision' }).click()
  await expect(dialog).toBeVisible()
  await expect(dialog.getByLabel('Reason')).toHaveJSProperty('validity.valid', false)
})
