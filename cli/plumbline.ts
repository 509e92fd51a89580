import { join } from 'node:path'
import { Command } from 'commander'
import { reportFailure } from '#cli/failure.ts'
import { projectRoot } from '#cli/project.ts'

/** A verb's file says how it is called; what it needs to run is imported only when it runs. */
type Verb = { register(program: Command): void }

const verbs: Record<string, () => Promise<Verb>> = {
  start: () => import('#cli/start.ts'),
  bench: () => import('#cli/bench.ts'),
  demo: () => import('#cli/demo.ts'),
  doctor: () => import('#cli/doctor.ts'),
  gate: () => import('#cli/gate.ts'),
  migrate: () => import('#cli/migrate.ts'),
  push: () => import('#cli/push.ts'),
  'rotate-key': () => import('#cli/rotate-key.ts'),
  test: () => import('#cli/test.ts'),
  web: () => import('#cli/web.ts'),
  worker: () => import('#cli/worker.ts'),
}

async function main(): Promise<void> {
  // The project's folder, not the caller's: `npx plumbline doctor` works from anywhere inside it.
  process.env.PLUMBLINE_DATA ||= join(projectRoot, '.plumbline')
  const program = new Command('plumbline')
    .description('Shows whether infrastructure stands true to its security policy.')
    .showHelpAfterError('(`plumbline help` lists the commands)')
  const asked = verbs[process.argv[2] ?? '']
  const needed = asked === undefined ? Object.values(verbs) : [asked]
  for (const load of needed) (await load()).register(program)
  await program.parseAsync()
}

main().catch((error: unknown) => {
  reportFailure(error)
  // Open connections must not keep a failed command alive.
  process.exit()
})
