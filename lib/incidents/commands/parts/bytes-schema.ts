import { z } from 'zod'

/** Raw bytes, of whatever buffer. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'are no bytes')
