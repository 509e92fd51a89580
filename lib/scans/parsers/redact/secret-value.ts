import { isToken } from './token.ts'

/** Shorter words are left standing elsewhere in an element: they would tear ordinary text apart. */
export const shortestReplaced = 8

const quoted = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`\n]*)`/g
const assigned = /^\s*(?:(?:export|ENV|ARG|set)\s+)?[\w."'-]+\s*[:=]\s*(\S+)\s*$/i
const mask = /[*•]{3,}|\bREDACTED\b|^x{6,}$/i

/** The tool masked the value itself, so that nothing of it is left to protect or to recognise. */
export const isMasked = (text: string): boolean => mask.test(text)

/** Texts in quotation marks, the marks excluded. */
export const quotedValues = (text: string, shortest: number): string[] =>
  [...text.matchAll(quoted)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((value) => value.length >= shortest && !isToken(value))

/**
 * The secret in a line of code, so that a scanner which shows the line and one which shows the value agree:
 * the only quoted text of eight characters or more, else what is assigned, else the whole text.
 */
export function secretValue(text: string): string {
  const values = quotedValues(text, shortestReplaced)
  if (values.length === 1 && values[0]) return values[0]
  return assigned.exec(text)?.[1] ?? text.trim()
}
