import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Next.js's own answers to errors: they hold nothing of ours. */
const ofTheFramework = ['/_global-error', '/_not-found']

const built = resolve(import.meta.dirname, '..', '..', '.next')

const readBuilt = (file: string): unknown => JSON.parse(readFileSync(join(built, file), 'utf8'))

/** A server action as the build knows it: its id on the wire, its exported name, and a page that carries it. */
export type BuiltAction = { id: string; name: string; file: string; page: string }

/** `segments` are the folders under `app/` that lead to the page, groups included; `path` is what a person types. */
export type BuiltPage = { path: string; segments: string[] }

export type BuiltApp = { pages: BuiltPage[]; routes: string[]; actions: BuiltAction[] }

/** What the built app itself says that it answers, as opposed to what anybody declared. */
export function readBuiltApp(): BuiltApp {
  const paths = Object.entries(readBuilt('app-path-routes-manifest.json') as Record<string, string>).filter(
    ([, path]) => !ofTheFramework.includes(path),
  )
  return {
    pages: paths
      .filter(([entry]) => entry.endsWith('/page'))
      .map(([entry, path]) => ({ path, segments: entry.split('/').slice(1, -1) })),
    routes: paths.filter(([entry]) => entry.endsWith('/route')).map(([, path]) => path),
    actions: readActions(new Map(paths)),
  }
}

type ReferenceManifest = {
  node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>
  edge: Record<string, unknown>
}

function readActions(pathOf: ReadonlyMap<string, string>): BuiltAction[] {
  const { node, edge } = readBuilt('server/server-reference-manifest.json') as ReferenceManifest
  if (Object.keys(edge).length > 0)
    throw new Error('an action runs on the edge runtime, where nothing checks it')
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const [entry = ''] = Object.keys(workers)
    return { id, name: exportedName, file: filename, page: pathOf.get(entry.replace(/^app/, '')) ?? '' }
  })
}
