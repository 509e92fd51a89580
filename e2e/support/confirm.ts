import { expect, type Page } from '@playwright/test'

/** Answers the dialog that asks before a deed. */
export async function confirm(page: Page, deed: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: deed, exact: true }).click()
  await expect(dialog).toBeHidden()
}
