import { eq } from 'drizzle-orm'
import { generate } from 'otplib'
import { sessions, users } from '#db/schema/identity.ts'
import { minuteMs, systemClock } from '#lib/platform/clock.ts'
import type { Stack } from './stack.ts'

/** The code an authenticator app shows now for a key typed from the enrolment page. */
export const codeOf = (key: string): Promise<string> => generate({ secret: key.replaceAll(/\s/g, '') })

/** A code of six digits that the app does not show now. */
export async function wrongCodeOf(key: string): Promise<string> {
  const right = Number(await codeOf(key))
  // Half the range away: no neighbouring step that may be accepted shows it in practice.
  return String((right + 500_000) % 1_000_000).padStart(6, '0')
}

/**
 * Arranges that half a minute has passed since the last code, as far as the product knows: the code of this
 * moment can be used again. Tests that are about replay do not call it.
 */
export async function letCodeBecomeFresh({ database }: Stack, userId: string): Promise<void> {
  await database.db.update(users).set({ totpLastStep: null }).where(eq(users.id, userId))
}

/** Arranges that the second factor was last shown ten minutes ago: too long for deeds that need it fresh. */
export async function letSecondFactorGrowOld({ database }: Stack, userId: string): Promise<void> {
  const mfaAt = new Date(systemClock.now().getTime() - 10 * minuteMs)
  await database.db.update(sessions).set({ mfaAt }).where(eq(sessions.userId, userId))
}
