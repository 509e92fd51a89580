import type { Command } from 'commander'

/** What `plumbline push` exits with, for pipelines. */
const exitCodes = `
Exit codes:
  0  every report was merged completely
  1  a report could not be sent or read
  2  a report was merged in part, waits for a lead, or is older than one already merged`

export function register(program: Command): void {
  program
    .command('push')
    .description('Send scan reports, or documents about people and access, and print their receipts')
    .argument('<file...>', 'reports as the scanner wrote them, plain or gzip')
    .option(
      '--source <name>',
      'the source that a document about people or access comes from; without it: a scan report',
    )
    .option('--part <name>', 'with --source: the part the document speaks for, such as a repository')
    .option(
      '--complete',
      'with --source: the document is the whole list; what it lacks is then closed',
      false,
    )
    .option('--asset <name>', 'what was scanned; without it the report names its own')
    .option('--branch <name>', 'branch that was scanned', 'main')
    .option('--commit <id>', 'commit that was scanned')
    .option('--digest <digest>', 'image digest that was scanned, sha256:…')
    .option(
      '--observed-at <time>',
      "when the scan ran or the list was made; the file's own time unless given",
    )
    .option(
      '--format <format>',
      'what the file is, where its content does not tell: gitleaks, github-2fa-disabled, …',
    )
    .option(
      '--configuration <name>',
      'how the scanner was set up, where one tool scans the asset in several ways',
    )
    .option('--success', 'the scanner ended successfully: an empty report then closes what is open', false)
    .option('--url <url>', 'address of Plumbline (PLUMBLINE_URL)')
    .option('--token-file <path>', 'file with an API token of scope "ingest" (or PLUMBLINE_TOKEN)')
    .option('--no-wait', 'return when the report has arrived, without its receipt')
    .option('--json', 'print the receipts as JSON', false)
    .addHelpText('after', exitCodes)
    .action(async (files: string[], options: PushFlags) => {
      const { push } = await import('#cli/push/push.ts')
      process.exitCode = await push(files, options)
    })
}

export type PushFlags = {
  source?: string
  part?: string
  complete: boolean
  asset?: string
  branch: string
  commit?: string
  digest?: string
  observedAt?: string
  format?: string
  configuration?: string
  success: boolean
  url?: string
  tokenFile?: string
  wait: boolean
  json: boolean
}
