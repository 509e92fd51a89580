import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database to the state of this version (`start` does this for you)')
    .action(async () => {
      const { migrateOnly } = await import('#cli/start/migrate-only.ts')
      await migrateOnly()
    })
}
