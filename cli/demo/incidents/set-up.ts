import { filesPath, repositoryPath } from '#cli/demo/repository/serve.ts'
import { asPersona } from '#cli/demo/seed/as-persona.ts'
import { addAccount } from '#cli/demo/seed/people.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { signOut } from '#lib/identity/commands/sign-out.ts'
import { createDestination } from '#lib/incidents/commands/create-destination.ts'
import { createRegulatoryClock } from '#lib/incidents/commands/create-regulatory-clock.ts'
import { createSchedule } from '#lib/incidents/commands/create-schedule.ts'
import { setEscalationLevels } from '#lib/incidents/commands/set-escalation-levels.ts'
import { setRotation } from '#lib/incidents/commands/set-rotation.ts'
import { personOf, responders, userIdOf } from './actors.ts'

/** The response before anything happens: who is on call, whom a Critical incident calls, where the public reads. */
export async function setUpResponse(world: World): Promise<void> {
  await asPersona(world, 'administrator', async (ctx) => {
    // The engineer has an account already.
    for (const actor of responders.slice(1))
      await signOut(await addAccount(ctx, world, personOf(actor), ['member', 'responder']), {})
  })
  const userIds: string[] = []
  for (const actor of responders) userIds.push(await userIdOf(world, actor))
  await asPersona(world, 'lead', async (ctx) => {
    const { scheduleId } = await createSchedule(ctx, { name: 'Response', timeZone: 'UTC' })
    const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromHour: 0, toHour: 0 }
    await setRotation(ctx, { scheduleId, userIds, turnDays: 7, handoverHour: 9, ...always })
    await setEscalationLevels(ctx, {
      levels: [
        { target: { type: 'schedule', scheduleId }, timeoutMinutes: 5 },
        { target: { type: 'role', role: 'responder' }, timeoutMinutes: 5 },
        { target: { type: 'role', role: 'lead' }, timeoutMinutes: 10 },
      ],
      seenIds: [],
    })
    await createRegulatoryClock(ctx, {
      name: 'Data protection authority',
      source: 'GDPR, Article 33',
      withinHours: 72,
      startsAt: 'awareness',
    })
    const origin = `http://127.0.0.1:${world.repositoryPort}`
    await createDestination(ctx, {
      kind: 'git',
      name: 'Public post-mortems',
      url: `${origin}${repositoryPath}`,
      branch: 'main',
      folder: '',
      publicUrlTemplate: `${origin}${filesPath.replace('main', '{branch}')}{path}`,
      credential: { type: 'none' },
    })
  })
}
