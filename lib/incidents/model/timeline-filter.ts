import { z } from 'zod'
import { timelineKindSchema, timelineKinds } from '../model.ts'

/** Which entries of a timeline are shown, in which order. */
export const timelineFilterSchema = z.strictObject({
  kind: z.array(timelineKindSchema).max(timelineKinds.length).default([]),
  author: z.array(z.string().min(1).max(200)).max(50).default([]),
  /** Part of the text, of a link's or of a file's name, in any case. */
  q: z.string().trim().max(200).default(''),
  isPinned: z.boolean().default(false),
  /** Observed from here on. */
  since: z.iso.datetime({ offset: true }).nullable().default(null),
  order: z.enum(['oldest', 'newest']).default('oldest'),
})
export type TimelineFilter = z.output<typeof timelineFilterSchema>

export const noTimelineFilter: TimelineFilter = timelineFilterSchema.parse({})

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/**
 * Reads a filter out of an address (`kind`, `author`, `q`, `pinned`, `since`, `order`). What means nothing is left out
 * rather than refused: the reader sees the timeline, and no chip for what was not understood.
 */
export function readTimelineFilter(parameters: Parameters): TimelineFilter {
  const { shape } = timelineFilterSchema
  const since = shape.since.safeParse(one(parameters.since)).data ?? null
  return {
    kind: list(parameters.kind).filter(
      (kind) => timelineKindSchema.safeParse(kind).success,
    ) as TimelineFilter['kind'],
    author: shape.author.safeParse(list(parameters.author)).data ?? [],
    q: shape.q.safeParse(one(parameters.q)).data ?? '',
    isPinned: one(parameters.pinned) === 'true',
    since: since === null ? null : new Date(since).toISOString(),
    order: shape.order.safeParse(one(parameters.order)).data ?? 'oldest',
  }
}

/** The shortest address of a filter; reads back as the same filter. */
export function writeTimelineFilter(filter: TimelineFilter): string {
  const query = new URLSearchParams()
  if (filter.kind.length > 0) query.set('kind', filter.kind.join(','))
  if (filter.author.length > 0) query.set('author', filter.author.map(escapeComma).join(','))
  if (filter.q !== '') query.set('q', filter.q)
  if (filter.isPinned) query.set('pinned', 'true')
  if (filter.since !== null) query.set('since', filter.since)
  if (filter.order !== 'oldest') query.set('order', filter.order)
  return query.toString()
}

/** A name may hold a comma: nuqs, which writes these lists, escapes it so. */
const escapeComma = (value: string) => value.replaceAll(',', '%2C')

const one = (parameter: string | string[] | undefined): string | undefined => [parameter].flat()[0]

function list(parameter: string | string[] | undefined): string[] {
  const texts = parameter === undefined ? [] : [parameter].flat()
  const values = texts.flatMap((text) => text.split(',')).map((value) => value.replaceAll('%2C', ','))
  return [...new Set(values)].filter((value) => value !== '').slice(0, 50)
}
