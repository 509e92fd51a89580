import { createTransport } from 'nodemailer'
import { secondMs } from '../clock.ts'
import { isLoopback } from '../env.ts'

export type Mail = {
  to: { name: string; address: string }
  /** With angle brackets. The same mail, sent again, carries the same one: mail programs show it once. */
  messageId: string
  date: Date
  subject: string
  text: string
  html: string
  /** Where the reader changes what they are sent (RFC 2369). */
  preferencesUrl: string
}

export type Mailer = {
  /** Resolves when the server took the mail. */
  send(mail: Mail): Promise<void>
  close(): void
}

const connectMs = 10 * secondMs
const silenceMs = 20 * secondMs

/**
 * A connection to the operator's mail server, opened at the first mail and kept for the next ones. Without TLS nothing
 * is sent to a server on another machine, unless `SMTP_URL` says `?requireTLS=false`.
 */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  const transport = transportTo(url)
  return {
    async send({ preferencesUrl, ...mail }) {
      await transport.sendMail({
        ...mail,
        from,
        list: { unsubscribe: { url: preferencesUrl, comment: 'Choose what you are sent' } },
        // No holiday replies, please (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}

/** Greets the server and signs in. @returns what went wrong, in its words; null when it lets us in */
export async function verifyMailServer({ url }: { url: string }): Promise<string | null> {
  const transport = transportTo(url)
  try {
    await transport.verify()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    transport.close()
  }
}

const transportTo = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    requireTLS: !isLoopback(new URL(url).hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  })

/** Did the server refuse the recipient for good (RFC 5321, 5yz to RCPT)? Anything else may pass. */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return code === 'EENVELOPE' && typeof responseCode === 'number' && responseCode >= 500
}
