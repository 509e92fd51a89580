import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('doctor')
    .description('Check the installation and say what to do about what is wrong')
    .option('--json', 'print the checks as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { runDoctor } = await import('#cli/doctor/run.ts')
      process.exitCode = await runDoctor({ isJson: json === true })
    })
}
