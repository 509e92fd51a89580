import { z } from 'zod'
import { bytesSchema } from './bytes-schema.ts'

/** The reporter of a report: a user by name, or the holder of a receipt. */
export const reporterSchema = z.union([
  z.strictObject({ userId: z.uuid(), name: z.string() }),
  z.strictObject({ receiptHash: bytesSchema }),
])
