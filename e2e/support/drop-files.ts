import type { Locator, Page } from '@playwright/test'

/** Drops files from the disk onto an element, as the browser itself takes them from a file manager. */
export async function dropFiles(page: Page, target: Locator, paths: readonly string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to drop the files on')
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const copy = 1
  const data = { items: [], files: [...paths], dragOperationsMask: copy }
  const devtools = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data })
  }
  await devtools.detach()
}
