import { z } from 'zod'

/** Printable, trimmed, of bounded length: what people type or senders name. */
export const printable = (longest: number) =>
  z
    .string()
    .trim()
    .min(1, 'is missing')
    .max(longest, `has more than ${longest} characters`)
    .regex(/^[^\p{Cc}\p{Cf}]*$/u, 'holds control characters')

export const sourceName = printable(120)
export const systemName = printable(120)

/** Which part of a source a document speaks for, such as one repository's collaborators. */
export const feedPart = printable(250)

export const privilegedRoles = z
  .array(printable(200))
  .max(500, 'names more than 500 roles')
  .transform((roles) => [...new Set(roles)])
