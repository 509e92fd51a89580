import { z } from 'zod'

/** The reporter of a report: a user by name, or the holder of a receipt. */
export const reporterSchema = z.union([
  z.strictObject({ userId: z.uuid(), name: z.string() }),
  z.strictObject({ receiptHash: z.instanceof(Uint8Array) }),
])
export type Reporter = z.infer<typeof reporterSchema>
