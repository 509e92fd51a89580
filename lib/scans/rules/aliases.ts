/** Sources of vulnerability ids, the most widely shared first. Others rank behind, in alphabetical order. */
const preferredSources = [/^CVE-\d{4}-\d+$/i, /^GHSA(-[0-9a-z]{4}){3}$/i] as const

/** Ids as their sources write them: `cve-2024-1` and `CVE-2024-1` are one. */
export const normaliseVulnerabilityId = (id: string): string => {
  const trimmed = id.trim()
  if (!/^ghsa-/i.test(trimmed)) return /^[a-z]+-/i.test(trimmed) ? trimmed.toUpperCase() : trimmed
  return `GHSA${trimmed.slice(4).toLowerCase()}`
}

const isCve = (id: string): boolean => preferredSources[0].test(id)

function rank(id: string): number {
  const found = preferredSources.findIndex((source) => source.test(id))
  return found === -1 ? preferredSources.length : found
}

const byPreference = (a: string, b: string) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)

/** The id that names the group: CVE before GHSA before any other, then alphabetical. */
export function canonicalId(ids: readonly string[]): string {
  return ids.map(normaliseVulnerabilityId).sort(byPreference)[0] ?? ''
}

/**
 * The other names of one vulnerability as its report gives them. An advisory that bundles several CVEs
 * (ALAS, ELSA, RHSA, DSA) is the name of none of them: it stays alone.
 */
export function trueAliases(id: string, related: readonly string[]): string[] {
  const own = normaliseVulnerabilityId(id)
  const others = [...new Set(related.map(normaliseVulnerabilityId))].filter((other) => other !== own)
  if (new Set([own, ...others].filter(isCve)).size > 1) return []
  return others.sort(byPreference)
}

/**
 * Joins ids that arrive as aliases over time (union-find) and gives, for each id, its group's canonical id.
 *
 * The merge rule: two CVEs are never one vulnerability. A link from an id that is tied to several CVEs is
 * dropped, and a chain that would still join two CVEs falls back to its direct links to a CVE. The answer
 * does not depend on the order of the links.
 */
export function mergeAliasGroups(links: Iterable<readonly [string, string]>): Map<string, string> {
  const pairs = [...links].map(
    ([a, b]) => [normaliseVulnerabilityId(a), normaliseVulnerabilityId(b)] as const,
  )
  const ids = new Set(pairs.flat())
  const cvesOf = directCves(pairs)
  const isBundle = (id: string) => (cvesOf.get(id)?.size ?? 0) > 1
  const sound = pairs.filter(([a, b]) => !(isCve(a) && isCve(b)) && !isBundle(a) && !isBundle(b))

  const canonical = new Map<string, string>()
  for (const group of connectedGroups(ids, sound)) {
    const holdsTwoCves = group.filter(isCve).length > 1
    for (const id of group) {
      const [direct] = cvesOf.get(id) ?? []
      canonical.set(id, holdsTwoCves ? (!isCve(id) && direct ? direct : id) : canonicalId(group))
    }
  }
  return canonical
}

function directCves(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const note = (id: string, cve: string) => {
    if (isCve(id) || !isCve(cve)) return
    found.set(id, (found.get(id) ?? new Set()).add(cve))
  }
  for (const [a, b] of pairs) {
    note(a, b)
    note(b, a)
  }
  return found
}

function connectedGroups(ids: Iterable<string>, links: readonly (readonly [string, string])[]): string[][] {
  const parents = new Map<string, string>([...ids].map((id) => [id, id]))
  const root = (id: string): string => {
    let current = id
    for (
      let parent = parents.get(current) ?? current;
      parent !== current;
      parent = parents.get(current) ?? current
    ) {
      // Path halving keeps the trees flat.
      parents.set(current, parents.get(parent) ?? parent)
      current = parent
    }
    return current
  }
  for (const [a, b] of links) parents.set(root(a), root(b))
  const groups = new Map<string, string[]>()
  for (const id of parents.keys()) {
    const key = root(id)
    groups.set(key, [...(groups.get(key) ?? []), id])
  }
  return [...groups.values()]
}
