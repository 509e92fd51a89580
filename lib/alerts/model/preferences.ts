import { z } from 'zod'
import { digestCadences } from '../model.ts'

const hour = z.int('is not a full hour').min(0, 'is before 0').max(23, 'is after 23')

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** How somebody wants to be mailed. Hours are full local hours of `timeZone`. */
const fields = z.strictObject({
  cadence: z.enum(digestCadences),
  /** Of the daily or weekly digest; a weekly one comes on Mondays. */
  digestHour: hour,
  /** No mail from here … */
  quietFrom: hour,
  /** … until here; equal numbers: no quiet hours. */
  quietTo: hour,
  timeZone: z.string().refine(isTimeZone, 'is no IANA time zone such as Europe/Berlin'),
  /** Urgent alerts go out at once: through quiet hours, and before the next digest. */
  isUrgentAlways: z.boolean(),
})

export type Preferences = z.infer<typeof fields>

export const preferencesSchema = fields.refine((value) => !isQuietHour(value, value.digestHour), {
  path: ['digestHour'],
  error: 'falls into your quiet hours',
})

/** For whoever has chosen nothing yet. */
export const defaultPreferences = (timeZone: string): Preferences => ({
  cadence: 'daily',
  digestHour: 8,
  quietFrom: 20,
  quietTo: 7,
  timeZone,
  isUrgentAlways: true,
})

/** Is the hour inside the quiet ones? They may go past midnight. */
export function isQuietHour(
  { quietFrom, quietTo }: Pick<Preferences, 'quietFrom' | 'quietTo'>,
  localHour: number,
): boolean {
  return quietFrom <= quietTo
    ? localHour >= quietFrom && localHour < quietTo
    : localHour >= quietFrom || localHour < quietTo
}
