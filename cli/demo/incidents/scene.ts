import { eq, inArray } from 'drizzle-orm'
import type { World } from '#cli/demo/seed/world.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { systems } from '#db/schema/index.ts'
import { addEvent } from '#lib/incidents/commands/add-event.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { as } from './actors.ts'
import type { Actor, Told, ToldEntry, ToldStep } from './told.ts'

type Incident = typeof incidents.$inferSelect

/** The incident of a story, as it is recorded. */
export async function recordedAs({ app }: World, { title }: Told): Promise<Incident> {
  const [row] = await app.db.select().from(incidents).where(eq(incidents.title, title))
  if (!row) throw new Error(`“${title}” has not been reported.`)
  return row
}

/** Those of the systems that Plumbline knows by now; it learned of them half a year into the story. */
export const knownSystems = ({ app }: World, names: readonly string[]) =>
  app.db
    .select({ id: systems.id, name: systems.name })
    .from(systems)
    .where(inArray(systems.name, [...names]))

/** Moves the clock on to a moment after another; what took longer than told has taken longer. */
export function until({ clock }: World, from: Date, minutes: number): void {
  const at = new Date(from.getTime() + minutes * minuteMs)
  if (at > clock.now()) clock.set(at)
}

/** Writes down what was seen, each by whoever saw it. */
export async function writeDown(
  world: World,
  incident: Incident,
  entries: readonly ToldEntry[],
): Promise<void> {
  for (const [who, own] of Map.groupBy(entries, ([, author]) => author)) {
    await as(world, who, async (ctx) => {
      for (const [minutes, , kind, body] of own) {
        const at = new Date(incident.reportedAt.getTime() + minutes * minuteMs)
        const observedAt = at > ctx.clock.now() ? ctx.clock.now() : at
        world.clock.advance(1)
        await addEvent(ctx, { number: incident.number, source: 'browser', kind, body, observedAt, files: [] })
      }
    })
  }
}

/** Writes down what proves a step, with its file. */
export async function writeEvidence(
  world: World,
  told: Told,
  { by, evidence, file }: ToldStep,
): Promise<string> {
  const { number } = await recordedAs(world, told)
  const [system] = await knownSystems(world, told.systems.slice(0, 1))
  const { eventId } = await as(world, by, (ctx) =>
    addEvent(ctx, {
      number,
      source: 'browser',
      kind: 'evidence',
      body: evidence,
      links: system ? [{ type: 'system', label: system.name, href: `/systems/${system.id}` }] : [],
      files: file ? [{ name: file.name, type: 'text/plain', bytes: Buffer.from(file.text) }] : [],
    }),
  )
  return eventId
}

/** Who commands: whoever answered, else whoever looks first. */
export const commanderOf = ({ acknowledged, steps, by }: Told): Actor =>
  acknowledged?.by ?? steps.triage?.by ?? by
