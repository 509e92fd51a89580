import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('worker')
    .description('Run a worker alone (`start` runs one for you)')
    .action(async () => {
      const { runWorker } = await import('#cli/start/run-worker.ts')
      await runWorker()
    })
}
