import git from 'isomorphic-git'
import { dataBand, flush, packetLine, readPacketLines } from './packet-line.ts'
import { type BareRepository, keepPack, refId, zeroId } from './store.ts'

/**
 * gitprotocol-pack, "Pushing Data To a Server": takes the pack, then moves each ref that still is where the pusher saw
 * it. Deleting is refused: what was published stays.
 */
export async function receivePack(repository: BareRepository, request: Buffer): Promise<Buffer> {
  const { lines, rest: pack } = readPacketLines(request)
  if (pack.length > 0) await keepPack(repository, pack)
  const report: Buffer[] = [packetLine('unpack ok\n')]
  for (const line of lines) {
    const [before = '', after = '', ref = ''] = (line.split('\0')[0] ?? '').split(' ')
    const refusal = await moveRef(repository, { before, after, ref })
    report.push(packetLine(refusal === null ? `ok ${ref}\n` : `ng ${ref} ${refusal}\n`))
  }
  return dataBand(Buffer.concat([...report, flush]))
}

type Move = { before: string; after: string; ref: string }

async function moveRef(repository: BareRepository, { before, after, ref }: Move): Promise<string | null> {
  if (!/^refs\/heads\/[\w.-]+$/.test(ref)) return 'only branches are taken here'
  if (after === zeroId) return 'what was published stays'
  if (((await refId(repository, ref)) ?? zeroId) !== before) return 'failed to update ref'
  await git.writeRef({ ...repository, ref, value: after, force: true })
  return null
}
