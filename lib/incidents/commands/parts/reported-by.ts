import { z } from 'zod'
import { bytesSchema } from './bytes-schema.ts'

/** Who files a report, and how it came. */
export const reportedBySchema = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.enum(['browser', 'api']), userId: z.uuid() }),
  z.strictObject({ channel: z.literal('anonymous'), receiptHash: bytesSchema }),
])
