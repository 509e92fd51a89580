/** What a part of the tests came to. */
export type Counts = { passed: number; failed: number; skipped: number }

export const none: Counts = { passed: 0, failed: 0, skipped: 0 }
export const onePassed: Counts = { ...none, passed: 1 }
export const oneFailed: Counts = { ...none, failed: 1 }

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

/**
 * A runner that ends badly or ran nothing has failed, whatever its report says: a report can miss a file
 * that did not load, and a run of no tests proves nothing.
 */
export function trusted(reported: Counts | undefined, exitCode: number): Counts {
  if (reported === undefined) return oneFailed
  const isSilentlyBad = reported.failed === 0 && (exitCode !== 0 || reported.passed + reported.skipped === 0)
  return isSilentlyBad ? { ...reported, failed: 1 } : reported
}

export const line = ({ passed, failed, skipped }: Counts) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`
