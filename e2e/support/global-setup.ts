import { startStack } from '#db/testing/e2e.ts'
import { publishStack } from './stack.ts'

/** The product as `npm start` runs it, on a database of its own, for the whole run; the pages are built when they changed. */
export default async function setup(): Promise<() => Promise<void>> {
  const stack = await startStack({ env: { PLUMBLINE_ANONYMOUS_REPORTS: 'on' } })
  publishStack(stack)
  return stack.stop
}
