import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { to: string[]; raw: string }
/** What the server says to a mail: an error refuses it, with the SMTP status it carries. */
type Judge = {
  onRecipient?: (address: string) => Error | null
  onMail?: (mail: ReceivedMail) => Error | null
}

/** A real mail server on this machine, without TLS, which keeps what it takes. */
export async function startMailServer(judge: Judge = {}) {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, callback) => callback(judge.onRecipient?.(address) ?? null),
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const mail = { to, raw: Buffer.concat(parts).toString('utf8') }
        const refusal = judge.onMail?.(mail) ?? null
        if (refusal === null) mails.push(mail)
        callback(refusal)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** An error as a mail server tells it. */
export const smtpError = (status: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode: status })

/** One header of a mail, unfolded. */
export const headerOf = ({ raw }: ReceivedMail, name: string): string | undefined =>
  new RegExp(`^${name}: ((?:.|\\r\\n[ \\t])*)`, 'im').exec(raw)?.[1]?.replaceAll(/\r\n[ \t]+/g, ' ')
