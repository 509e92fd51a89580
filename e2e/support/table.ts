import { expect, type Locator, type Page } from '@playwright/test'

/** A row of a table by what it says, and its cells by the text of their column's header. */
export function rowOf(page: Page | Locator, caption: string | RegExp, text: string | RegExp): Locator {
  return page.getByRole('table', { name: caption }).getByRole('row').filter({ hasText: text })
}

/** Asserts cells of the one row that contains `text`; keys are the headers as a person reads them. */
export async function expectRow(
  page: Page | Locator,
  caption: string | RegExp,
  text: string | RegExp,
  cells: Record<string, string | RegExp>,
): Promise<void> {
  const table = page.getByRole('table', { name: caption })
  const row = rowOf(page, caption, text)
  await expect(row).toHaveCount(1)
  const headers = (await table.getByRole('columnheader').allTextContents()).map((header) => header.trim())
  for (const [header, expected] of Object.entries(cells)) {
    const column = headers.indexOf(header)
    expect(column, `a column “${header}” among ${headers.join(', ')}`).toBeGreaterThanOrEqual(0)
    // A row's own header cell is one of its cells for a reader, too.
    await expect(row.locator('> td, > th').nth(column)).toContainText(expected)
  }
}
