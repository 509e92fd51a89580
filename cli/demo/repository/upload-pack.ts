import git from 'isomorphic-git'
import { dataBand, flush, packetLine, readPacketLines } from './packet-line.ts'
import type { BareRepository } from './store.ts'

/**
 * gitprotocol-pack, "Fetching Data From a Server", for whoever has nothing yet or wants no more than so many commits:
 * answers with everything the wanted commits reach, whatever the other side says it has.
 */
export async function uploadPack(repository: BareRepository, request: Buffer): Promise<Buffer> {
  const { lines } = readPacketLines(request)
  const wants = lines.filter((line) => line.startsWith('want ')).map((line) => line.slice(5, 45))
  const deepen = lines.find((line) => line.startsWith('deepen '))
  const depth = deepen === undefined ? Number.POSITIVE_INFINITY : Number(deepen.slice(7))
  const { objects, shallow } = await reach(repository, wants, depth)
  const { packfile } = await git.packObjects({ ...repository, oids: [...objects], write: false })
  const edge = [...shallow].map((id) => packetLine(`shallow ${id}`))
  return Buffer.concat([
    ...(deepen === undefined ? [] : [...edge, flush]),
    packetLine('NAK\n'),
    dataBand(packfile ?? Buffer.alloc(0)),
  ])
}

/** Every object that some commits reach, `depth` generations deep, and the commits whose parents are left out. */
async function reach(repository: BareRepository, wants: readonly string[], depth: number) {
  const objects = new Set<string>()
  const shallow = new Set<string>()
  let generation = [...wants]
  for (let deep = 1; generation.length > 0; deep++) {
    const next: string[] = []
    for (const oid of generation) {
      if (objects.has(oid)) continue
      objects.add(oid)
      const { commit } = await git.readCommit({ ...repository, oid })
      await addTree(repository, commit.tree, objects)
      if (deep < depth) next.push(...commit.parent)
      else if (commit.parent.length > 0) shallow.add(oid)
    }
    generation = next
  }
  return { objects, shallow }
}

async function addTree(repository: BareRepository, oid: string, objects: Set<string>): Promise<void> {
  if (objects.has(oid)) return
  objects.add(oid)
  const { tree } = await git.readTree({ ...repository, oid })
  for (const entry of tree) {
    if (entry.type === 'tree') await addTree(repository, entry.oid, objects)
    else objects.add(entry.oid)
  }
}
