import { isPlumblineError } from '#lib/platform/errors.ts'

/** What the product refuses (the last administrator, one's own lock-out) is decided another way. */
export async function attempt(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return true
  } catch (error) {
    ignoreConflict(error)
    return false
  }
}

export function ignoreConflict(error: unknown): void {
  if (!isPlumblineError(error)) throw error
}
