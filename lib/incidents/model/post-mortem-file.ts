import { joinWithAnd } from '#lib/platform/format/list.ts'
import { formatAbsolute, formatDate } from '#lib/platform/format/time.ts'
import { type IncidentSeverity, incidentName } from '../model.ts'
import { type PostMortemSection, type PostMortemText, postMortemSections } from './post-mortem.ts'
import { incidentSeverityWords } from './words.ts'

/** An edition that the public has read. Times are ISO 8601. */
type Edition = { publishedAt: string; changeNote: string | null }

/** What the file of a post-mortem is made of. */
export type PostMortemFile = {
  number: number
  title: string
  /** The highest ever held. */
  severity: IncidentSeverity | null
  detectedAt: string
  resolvedAt: string | null
  sections: PostMortemText
  /** Those before this one, oldest first. */
  earlier: readonly Edition[]
  /** What this edition changes; of the first one there is nothing to say. */
  changeNote: string | null
}

/**
 * The file as it is published: plain Markdown, one heading a section, in the order of the template, empty ones left
 * out, ends in one line break. The same input gives the same bytes: its git blob id is what two people approve.
 */
export function postMortemFile(file: PostMortemFile): string {
  const { title, sections, earlier, changeNote } = file
  const parts = [`# ${oneLine(title)}`, facts(file)]
  if (earlier.length > 0)
    parts.push(`**Edition ${earlier.length + 1}.** What changed: ${oneLine(changeNote ?? 'not said.')}`)
  for (const { key, title: heading } of postMortemSections) {
    const text = asSection(sections[key])
    if (text !== '') parts.push(`## ${heading}`, text)
  }
  if (earlier.length > 0)
    parts.push(
      '## Earlier editions',
      earlier
        .map(({ publishedAt, changeNote: note }, place) => {
          const said = note === null ? '' : `: ${oneLine(note)}`
          return `- Edition ${place + 1}, ${formatDate(new Date(publishedAt))}${said}`
        })
        .join('\n'),
    )
  return `${parts.join('\n\n')}\n`
}

/** The sections that a published file holds, by their headings; what is not there is missing. */
export function readSections(markdown: string): Partial<Record<PostMortemSection, string>> {
  const found = new Map<string, string[]>()
  let current: string[] | undefined
  for (const { line, isCode } of linesOf(markdown)) {
    const heading = isCode ? undefined : /^## (.+)$/.exec(line)?.[1]
    if (heading === undefined) current?.push(line)
    else {
      current = []
      found.set(heading, current)
    }
  }
  return Object.fromEntries(
    postMortemSections.flatMap(({ key, title }) => {
      const text = found.get(title)?.join('\n').replace(/^\n/, '').trimEnd() ?? ''
      return text === '' ? [] : [[key, text]]
    }),
  )
}

/** A path that nothing else takes and that says what it is. */
export const postMortemFileName = (number: number): string => `${incidentName(number).toLowerCase()}.md`

function facts({ number, severity, detectedAt, resolvedAt }: PostMortemFile): string {
  const said = [
    severity === null ? null : `severity ${incidentSeverityWords[severity].toLowerCase()}`,
    `detected ${formatAbsolute(new Date(detectedAt))}`,
    resolvedAt === null ? null : `resolved ${formatAbsolute(new Date(resolvedAt))}`,
  ].filter((part) => part !== null)
  return `${incidentName(number)}: ${joinWithAnd(said)}.`
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/**
 * A section as the file holds it: headings of its own go below the template's, line ends are alike, and a block of
 * code that was left open is closed, so that no section swallows the next one.
 */
export function asSection(text: string): string {
  const lines = linesOf(text)
  const said = lines.map(({ line, isCode }) =>
    isCode ? line : line.replace(/^( {0,3})#{1,2}(?=\s|$)/, '$1###'),
  )
  const open = lines.at(-1)?.open
  // Blank lines go, indentation stays: without it code of the first line would be something else.
  return [...said, ...(open ? [open] : [])]
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd()
}

/** The lines of a Markdown text, with what is code (CommonMark, fenced code blocks), and the fence still open after. */
function linesOf(text: string): { line: string; isCode: boolean; open: string | null }[] {
  let open: string | null = null
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const mark = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1]
      const wasOpen: string | null = open
      if (mark !== undefined) {
        if (open === null) open = mark
        else if (mark.startsWith(open) && line.trim() === mark) open = null
      }
      return { line, isCode: wasOpen !== null || open !== null, open }
    })
}
