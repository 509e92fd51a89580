import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { TimelineEntry } from '../model/timeline.ts'
import { timelineKindWords } from '../model/words.ts'
import { incidentName } from '../model.ts'
import { inlineText, linkTarget, quotedMarkdown } from './markdown-text.ts'

export const timelineMarkdownHead = (number: number, title: string, asOf: Date): string =>
  `# ${incidentName(number)}: ${inlineText(title)}\n\nTimeline as of ${formatAbsolute(asOf)}. Times are in UTC.\n`

/**
 * One entry as a section of a document, with what it said before. What people and machines wrote is quoted, and names
 * are text: nobody who writes an entry writes the document.
 */
export function entryMarkdown(entry: TimelineEntry): string {
  const kind = timelineKindWords[entry.kind]
  const lines = [
    `\n## ${formatAbsolute(new Date(entry.observedAt))}, ${kind.toLowerCase()}, ${inlineText(entry.authorName)}\n`,
  ]
  lines.push(
    entry.isWithdrawal ? `*Withdrawn: ${inlineText(entry.reason ?? '')}*` : quotedMarkdown(entry.body),
  )
  if (entry.links.length > 0)
    lines.push('', ...entry.links.map(({ label, href }) => `- [${inlineText(label)}](<${linkTarget(href)}>)`))
  if (entry.attachments.length > 0)
    lines.push(
      '',
      ...entry.attachments.map(({ name, evidenceId }) => `- ${inlineText(name)} (evidence ${evidenceId})`),
    )
  for (const [place, version] of entry.earlier.entries()) {
    const later = place === 0 ? entry : entry.earlier[place - 1]
    const why = later?.reason ? `: ${inlineText(later.reason)}` : ''
    lines.push(
      '',
      `Before, told ${formatAbsolute(new Date(version.recordedAt))} by ${inlineText(version.authorName)}${why}`,
      '',
      quotedMarkdown(version.body),
    )
  }
  return `${lines.join('\n')}\n`
}
