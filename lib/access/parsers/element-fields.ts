import { z } from 'zod'

const controls = /\p{Cc}+/gu
const longestLine = 500

/** Text made safe to store and show: one line, no control characters (PostgreSQL refuses NUL), at most 500 characters. */
export const plainLine = (text: string): string =>
  text.replace(controls, ' ').replace(/\s+/g, ' ').toWellFormed().trim().slice(0, longestLine).toWellFormed()

/** A name or id that must be there. */
export const line = z.string().transform(plainLine).pipe(z.string().min(1))

export const optionalLine = z
  .string()
  .nullish()
  .transform((text) => (text && plainLine(text)) || null)

/** An id that the API gives as a number. */
export const numericId = z.union([z.int().nonnegative(), z.string().regex(/^\d{1,20}$/)]).transform(String)

export const optionalFlag = z.boolean().nullish()

/** ISO 8601 with offset or `Z`. Before 1990: the vendor's word for never (Google writes 1970). */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

export function readMoment(text: string): Date | null | undefined {
  if (!isoTime.test(text)) return undefined
  const moment = new Date(text)
  if (Number.isNaN(moment.getTime())) return undefined
  return moment.getUTCFullYear() < 1990 ? null : moment
}

export const optionalMoment = z
  .string()
  .nullish()
  .transform((text, context) => {
    if (text === null || text === undefined || text === '') return null
    const moment = readMoment(text)
    if (moment !== undefined) return moment
    context.addIssue({ code: 'custom', message: 'it is no time in ISO 8601 with an offset' })
    return z.NEVER
  })

const email = /^[^\s@]+@[^\s@]+$/

/** An address for matching people, lower-cased; a user name that is none gives null. */
export function emailOf(text: string | null | undefined): string | null {
  const address = text ? plainLine(text) : ''
  return email.test(address) ? address.toLowerCase() : null
}
