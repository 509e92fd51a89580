import type { Command } from 'commander'

const exitCodes = `
Exit codes:
  0  pass        a fresh, complete scan shows nothing that blocks
  1  fail        an open secret, or an open finding of a blocked severity
  2  incomplete  nobody knows: no scan, an old or partial one, or no answer from Plumbline`

export function register(program: Command): void {
  program
    .command('gate')
    .description('Ask whether something may be deployed')
    .option('--asset <name>', 'what is to be deployed')
    .option('--branch <name>', 'of the asset; its default branch unless given')
    .option('--digest <digest>', 'the image that is to be deployed, sha256:…')
    .option('--url <url>', 'address of Plumbline (PLUMBLINE_URL)')
    .option('--token-file <path>', 'file with an API token of scope "gate" (or PLUMBLINE_TOKEN)')
    .option('--json', 'print the answer as JSON', false)
    .addHelpText('after', exitCodes)
    .action(async (options: GateFlags) => {
      const { gate } = await import('#cli/gate/gate.ts')
      process.exitCode = await gate(options)
    })
}

export type GateFlags = {
  asset?: string
  branch?: string
  digest?: string
  url?: string
  tokenFile?: string
  json: boolean
}
