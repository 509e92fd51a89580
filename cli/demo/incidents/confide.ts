import { asPersona } from '#cli/demo/seed/as-persona.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { acknowledgeReport } from '#lib/incidents/commands/acknowledge-report.ts'
import { answerReport } from '#lib/incidents/commands/answer-report.ts'
import { fileReport } from '#lib/incidents/commands/parts/file-report.ts'
import { hourMs } from '#lib/platform/clock.ts'

const texts = {
  first: {
    what: 'A route of the gateway answers without asking who calls. I typed it by mistake, without my token, and got an answer with names of internal services.',
    where: 'gateway, the route for load tests',
    howKnown: 'By accident, this morning. I called it twice to be sure, and not again.',
  },
  second: {
    what: 'A colleague showed me that the old on-call laptop still opens the cluster console without a second factor. I do not want to get anybody into trouble, but it should be known.',
    where: 'inference-api, cluster console',
    howKnown: 'I saw it with my own eyes on Friday.',
  },
} as const

/** Somebody confides a weakness. The first was answered within hours; the second waits. */
export async function confide(world: World, which: keyof typeof texts): Promise<void> {
  const reporter = which === 'first' ? 'administrator' : 'manager'
  const { reportId } = await asPersona(world, reporter, (ctx) => fileReport(ctx, texts[which]))
  if (which === 'second') return
  world.clock.advance(hourMs / 5)
  await asPersona(world, 'lead', async (ctx) => {
    await acknowledgeReport(ctx, { reportId })
    await answerReport(ctx, {
      reportId,
      text: 'Thank you. I have asked reliability to look at the route; you will hear from me today.',
      isInternal: false,
    })
  })
}
