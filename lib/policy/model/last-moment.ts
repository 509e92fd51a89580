import { z } from 'zod'

/** Until when something counts: a day, as `2026-10-12`, which counts to its end where the policy's days end; or a moment. */
export const lastMomentSchema = z.union([z.iso.date(), z.coerce.date()], 'expected a day such as 2026-10-12')
export type LastMoment = z.output<typeof lastMomentSchema>
