import type { FlawSeverity } from '#cli/demo/catalogue/flaw.ts'
import { createRandom } from '#cli/demo/random.ts'
import { type Day, isThere, type Life, lastDay, ordinaryLives } from './life.ts'
import { scanDays } from './schedule.ts'
import { type Scope, scopeKey } from './scope.ts'
import { sweepAway, toldLives } from './story.ts'

const known = new Map<string, readonly Life[]>()

/** Every flaw that is ever there in a scope, intended and ordinary. */
export function livesOf(scope: Scope): readonly Life[] {
  const key = scopeKey(scope)
  const before = known.get(key)
  if (before) return before
  const intended = toldLives(key, scope)
  const names = new Set(intended.map(({ flaw }) => flaw.id))
  const others = scope.flaws.filter(({ id }) => !names.has(id))
  const random = createRandom(`the covenant/${key}`)
  const coming = ordinaryLives(random, others, scope.startsOn, scope.open)
  const ordinary = spreadFixes(mendCriticals(coming, scope), scope)
  const lives = sweepAway(key, [...intended, ...ordinary])
  known.set(key, lives)
  return lives
}

/** A Critical is mended as soon as a scan shows it: the next one finds it gone, inside its seven days. */
function mendCriticals(lives: readonly Life[], scope: Scope): Life[] {
  const scans = scanDays(scope, lastDay)
  const after = (day: Day) => scans.findIndex((scan) => scan >= day)
  return lives.map((life) => {
    const next = scans[after(life.from) + 1]
    return life.flaw.severity === 'critical' && next !== undefined ? { ...life, until: next } : life
  })
}

/** A run that closes more than half of a scope is held; by chance alone none should come near it. */
const mostFixedAtOnce = 0.4
/** Who waits for the next update when too many would be fixed by one: whoever has the most time. */
const patience: readonly FlawSeverity[] = ['low', 'medium', 'high', 'critical']

function spreadFixes(lives: readonly Life[], scope: Scope): Life[] {
  const scans = scanDays(scope, lastDay)
  const spread = lives.map((life) => ({ ...life }))
  scans.forEach((scan, index) => {
    const [before, next] = [scans[index - 1], scans[index + 1]]
    if (before === undefined || next === undefined) return
    const open = spread.filter((life) => isThere(life, before))
    const fixed = open
      .filter((life) => !isThere(life, scan))
      .sort((a, b) => patience.indexOf(a.flaw.severity) - patience.indexOf(b.flaw.severity))
    const tooMany = fixed.length - Math.floor(open.length * mostFixedAtOnce)
    for (const life of fixed.slice(0, Math.max(0, tooMany))) life.until = next
  })
  return spread
}
