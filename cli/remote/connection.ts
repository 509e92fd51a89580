import { readFile } from 'node:fs/promises'
import { isLoopback } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type Connection = { origin: string; token: string }

/**
 * Where Plumbline is and the token to speak with it.
 * @throws PlumblineError when either is missing, or the token would travel unencrypted
 */
export async function connection(
  flags: { url?: string; tokenFile?: string },
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Connection> {
  const url = readUrl(flags.url ?? environment.PLUMBLINE_URL ?? 'http://localhost:3000')
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    throw new PlumblineError(
      'invalid_input',
      `${url.origin} is not encrypted: the token would travel in the clear.`,
      'Use the https address.',
    )
  }
  const token = flags.tokenFile === undefined ? environment.PLUMBLINE_TOKEN : await readToken(flags.tokenFile)
  if (token === undefined || token.trim() === '') {
    throw new PlumblineError(
      'unauthenticated',
      'There is no API token.',
      'Set PLUMBLINE_TOKEN, or name a file with --token-file. Tokens are made under Manage, API tokens.',
    )
  }
  return { origin: url.origin, token: token.trim() }
}

function readUrl(text: string): URL {
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url
  throw new PlumblineError(
    'invalid_input',
    `"${text}" is no web address.`,
    'Give --url as https://plumbline.example.org.',
  )
}

async function readToken(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw new PlumblineError(
      'invalid_input',
      `The token file ${file} could not be read.`,
      'Check its path and rights.',
      {
        cause,
      },
    )
  }
}
