import { stringify } from 'csv-stringify/sync'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { TimelineEntry } from '../model/timeline.ts'
import type { TimelineFormat } from '../model/timeline-export.ts'
import type { TimelineFilter } from '../model/timeline-filter.ts'
import { csvColumns, toCsvRow } from '../rules/timeline-csv.ts'
import { entryMarkdown, timelineMarkdownHead } from '../rules/timeline-markdown.ts'
import { timeline } from './timeline.ts'

export type ExportedTimeline = {
  number: number
  title: string
  filter: TimelineFilter
  /** What was told later is not in it, however long the export takes. */
  asOf: Date
}

const pageSize = 500

/** A timeline as a document, page by page, whatever its length: as it stood at a moment, with all it said before. */
export async function* timelineDocument(
  ctx: Ctx,
  exported: ExportedTimeline,
  format: TimelineFormat,
): AsyncGenerator<string> {
  yield head(exported, format)
  let isFirst = true
  for await (const entries of pages(ctx, exported)) {
    yield body(entries, format, isFirst)
    isFirst = false
  }
  if (format === 'json') yield '\n]}\n'
}

async function* pages(ctx: Ctx, { number, filter, asOf }: ExportedTimeline): AsyncGenerator<TimelineEntry[]> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof timeline>> = await timeline(ctx, {
      number,
      filter,
      asOf,
      cursor,
      limit: pageSize,
    })
    if (page.entries.length > 0) yield page.entries
    cursor = page.nextCursor
  } while (cursor !== null)
}

function head({ number, title, asOf }: ExportedTimeline, format: TimelineFormat): string {
  switch (format) {
    case 'md':
      return timelineMarkdownHead(number, title, asOf)
    case 'csv':
      return stringify([[...csvColumns]], { record_delimiter: '\r\n' })
    case 'json':
      return `{"incident":"INC-${number}","title":${JSON.stringify(title)},"asOf":"${asOf.toISOString()}","entries":[`
  }
}

function body(entries: readonly TimelineEntry[], format: TimelineFormat, isFirst: boolean): string {
  switch (format) {
    case 'md':
      return entries.map(entryMarkdown).join('')
    case 'csv':
      // Cells that a spreadsheet would take for a formula are escaped: some of it came from outside.
      return stringify(entries.flatMap(toCsvRow), { escape_formulas: true, record_delimiter: '\r\n' })
    case 'json':
      return `${isFirst ? '' : ','}\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}`
  }
}
