import {
  type PostMortemSection,
  type PostMortemText,
  postMortemSections,
} from '#lib/incidents/model/post-mortem.ts'

/** What a writer holds of a post-mortem. */
export type WrittenText = { title: string; changeNote: string; sections: PostMortemText }

/** A part of it that is changed as a whole. */
export type TextPart = PostMortemSection | 'title' | 'change_note'

export const textParts: readonly TextPart[] = [
  'title',
  'change_note',
  ...postMortemSections.map(({ key }) => key),
]

export function partOf(text: WrittenText, part: TextPart): string {
  if (part === 'title') return text.title
  return part === 'change_note' ? text.changeNote : text.sections[part]
}

export function withPart(text: WrittenText, part: TextPart, value: string): WrittenText {
  if (part === 'title') return { ...text, title: value }
  if (part === 'change_note') return { ...text, changeNote: value }
  return { ...text, sections: { ...text.sections, [part]: value } }
}

/** The parts in which two texts differ, in the order of the template. */
export const changedParts = (a: WrittenText, b: WrittenText): TextPart[] =>
  textParts.filter((part) => partOf(a, part) !== partOf(b, part))

/**
 * Brings somebody else's version into one's own, part by part, from the version that both began with: what only they
 * changed is taken over; what both changed stays one's own, and is named, for a person to choose.
 */
export function mergeText(
  base: WrittenText,
  mine: WrittenText,
  theirs: WrittenText,
): { text: WrittenText; conflicts: TextPart[] } {
  let text = mine
  const conflicts: TextPart[] = []
  for (const part of changedParts(base, theirs)) {
    if (partOf(mine, part) === partOf(base, part)) text = withPart(text, part, partOf(theirs, part))
    else if (partOf(mine, part) !== partOf(theirs, part)) conflicts.push(part)
  }
  return { text, conflicts }
}
