import { Argument, type Command } from 'commander'

export function register(program: Command): void {
  program
    .command('rotate-key')
    .description('Replace a key and seal anew what the old one sealed; run again, it goes on where it ended')
    .addArgument(new Argument('<what>', 'what the key seals').choices(['reports']))
    .action(async () => {
      const { rotateReports } = await import('#cli/rotate-key/rotate-reports.ts')
      await rotateReports()
    })
}
