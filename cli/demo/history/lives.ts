import { createRandom } from '#cli/demo/random.ts'
import { type Day, type Life, lastDay, ordinaryLives } from './life.ts'
import { scanDays } from './schedule.ts'
import { type Scope, scopeKey } from './scope.ts'
import { bend, toldLives } from './story.ts'

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
  const ordinary = mendCriticals(ordinaryLives(random, others, scope.startsOn, scope.open), scope)
  const lives = bend(key, [...intended, ...ordinary])
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
