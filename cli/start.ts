import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('start')
    .description('Run Plumbline: database, web and worker')
    .option(
      '--dev',
      'build pages as they are asked for and show changes at once, for work on Plumbline itself',
    )
    .action(async ({ dev }: { dev?: boolean }) => {
      const { start } = await import('#cli/start/start.ts')
      await start({ mode: 'production', isDevelopment: dev === true })
    })
}
