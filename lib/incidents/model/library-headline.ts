import type { Library } from './post-mortem-library.ts'

/** What the library says, in a sentence. */
export function libraryHeadline({ total, late }: Pick<Library, 'total' | 'late'>): string {
  if (total === 0) return 'No post-mortem is public yet'
  const count = total === 1 ? 'One post-mortem is public' : `${total} post-mortems are public`
  if (late === 0) return `${count}, ${total === 1 ? 'in time' : 'each in time'}`
  return `${count}, ${late === 1 ? 'one' : late} after ${late === 1 ? 'its' : 'their'} deadline`
}
