import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The rule sets of WCAG 2.0 to 2.2 at levels A and AA, and what axe calls good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What colour decides. The themes differ in nothing else: one file names every colour, twice. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Asserts that axe finds nothing at all, however small. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothing(page, new AxeBuilder({ page }).withTags(rules))
}

/** The same in light and in dark, the page being loaded in light. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark'
  })
  await expect(page.locator('body')).toHaveCSS('color-scheme', 'dark')
  await expectNothing(page, new AxeBuilder({ page }).withRules(rulesOfColour))
}

async function expectNothing(page: Page, axe: AxeBuilder): Promise<void> {
  // A colour on its way to another is neither.
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${failureSummary}`,
    ),
  )
  expect(found, page.url()).toEqual([])
}

/** Asserts what every page owes its reader before any rule of axe: a title, one first heading, no sideways scroll. */
export async function expectWellFormed(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(content, 'the page is no wider than its window').toBeLessThanOrEqual(window)
}
