import type { Flaw } from '#cli/demo/catalogue/flaw.ts'
import type { Day } from '#cli/demo/history/life.ts'

const historyDays = 365
const daysOfAnUpdate = 120

/**
 * What is installed on a day, and what would fix it. Base images are rebuilt on Debian's security updates, so the
 * version moves on while a flaw that the update did not mend stays.
 */
export function versionsOn(flaw: Flaw, day: Day): { installed: string; fixed: string } {
  if (flaw.ecosystem !== 'deb') return { installed: flaw.installed, fixed: flaw.fixed }
  const update = 1 + Math.max(0, Math.floor((day + historyDays) / daysOfAnUpdate))
  return { installed: `${flaw.installed}+deb12u${update}`, fixed: `${flaw.fixed}+deb12u${update + 1}` }
}
