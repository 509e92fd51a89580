import { sql } from 'drizzle-orm'
import type { World } from '#cli/demo/seed/world.ts'
import { type Clock, dayMs } from '#lib/platform/clock.ts'
import { accessCatchUp } from './day.ts'

/** Evidence of access counts for seven days: a demonstration that rested for longer imports everything anew. */
const restedDays = 1

/** Sends every system's accounts as they are now, when the newest import is older than a day. */
export async function refreshAccess(
  world: World,
  wallClock: Clock,
  onProgress: (what: string) => void,
): Promise<void> {
  const now = wallClock.now()
  const { rows } = await world.app.db.execute<{ at: string | null }>(
    sql`select max(observed_at) as at from access_imports where collector <> 'plumbline'`,
  )
  const newest = new Date(rows[0]?.at ?? 0)
  if (now.getTime() - newest.getTime() < restedDays * dayMs) return
  onProgress('accounts of every system')
  world.clock.set(now)
  await accessCatchUp(world, (now.getTime() - world.end.getTime()) / dayMs)
}
