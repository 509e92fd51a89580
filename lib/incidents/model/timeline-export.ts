import { z } from 'zod'

export const timelineFormatSchema = z.enum(['md', 'csv', 'json'], { error: 'is none of md, csv and json' })
export type TimelineFormat = z.infer<typeof timelineFormatSchema>

export const timelineMediaTypes: Record<TimelineFormat, string> = {
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}
