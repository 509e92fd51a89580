import type { TextPart } from './merge-text.ts'

/** The id of the field that holds a part of the text. */
export const fieldOf = (part: TextPart): string => `post-mortem-${part}`

/**
 * Leads to some words of a part: its field is focused, the words are selected and scrolled to. After changes the words
 * may stand elsewhere, then their next place counts; where they are gone, only the field is focused.
 */
export function jumpTo(part: TextPart, words: string, start: number): void {
  const field = document.getElementById(fieldOf(part))
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
  const at = field.value.startsWith(words, start) ? start : field.value.indexOf(words)
  field.focus({ preventScroll: true })
  if (at >= 0) field.setSelectionRange(at, at + words.length)
  const before = field.value.slice(0, Math.max(at, 0)).split('\n').length - 1
  const all = field.value.split('\n').length
  const box = field.getBoundingClientRect()
  // A field is as high as its text, so the line is found by its share of the height.
  const top = window.scrollY + box.top + (box.height * before) / all
  window.scrollTo({ top: Math.max(0, top - window.innerHeight / 3) })
}
