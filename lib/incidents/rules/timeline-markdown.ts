import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { TimelineEntry } from '../model/timeline.ts'
import { timelineKindWords } from '../model/words.ts'
import { incidentName } from '../model.ts'

export const timelineMarkdownHead = (number: number, title: string, asOf: Date): string =>
  `# ${incidentName(number)}: ${title}\n\nTimeline as of ${formatAbsolute(asOf)}. Times are in UTC.\n`

/** One entry as a section of a document, with what it said before. */
export function entryMarkdown(entry: TimelineEntry): string {
  const kind = timelineKindWords[entry.kind]
  const lines = [
    `\n## ${formatAbsolute(new Date(entry.observedAt))}, ${kind.toLowerCase()}, ${entry.authorName}\n`,
  ]
  lines.push(entry.isWithdrawal ? `*Withdrawn: ${entry.reason ?? ''}*` : entry.body)
  if (entry.links.length > 0)
    lines.push('', ...entry.links.map(({ label, href }) => `- [${label}](<${href}>)`))
  if (entry.attachments.length > 0)
    lines.push('', ...entry.attachments.map(({ name, evidenceId }) => `- ${name} (evidence ${evidenceId})`))
  for (const [place, version] of entry.earlier.entries()) {
    const later = place === 0 ? entry : entry.earlier[place - 1]
    const said = version.body.split('\n').map((line) => `> ${line}`)
    const why = later?.reason ? `: ${later.reason}` : ''
    lines.push(
      '',
      `Before, told ${formatAbsolute(new Date(version.recordedAt))} by ${version.authorName}${why}`,
      '',
      ...said,
    )
  }
  return `${lines.join('\n')}\n`
}
