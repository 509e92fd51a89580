import type { JsonPath } from '#lib/platform/ingest/json/path.ts'
import type { JsonEvent } from '#lib/platform/ingest/json/splitter.ts'
import { normalisePath } from '#lib/scans/rules/target.ts'
import { at, isObject, list, text } from '../field.ts'
import { plainLine } from '../plain-text.ts'
import { componentDepth } from './layout.ts'
import { readRule, type SarifRule } from './rule.ts'

type Component = { byIndex: (SarifRule | undefined)[]; byId: Map<string, SarifRule> }

/** What one run says about itself; results are read with it at hand, wherever in the run it stood. */
export class SarifRun {
  toolName = ''
  toolVersion: string | null = null
  /** `results` is an array. Absent or null means that the tool did not get that far (section 3.14.23). */
  hasResults = false
  readonly values = new Map<string, unknown>()
  readonly #components = new Map<number, Component>()
  readonly #artifacts: (string | undefined)[] = []
  #bases: readonly string[] | null = null

  read(event: JsonEvent): void {
    const name = String(event.path[2])
    if (event.kind === 'open') {
      if (name === 'results' && event.path.length === 3) this.hasResults = event.container === 'array'
    } else if (name === 'tool') this.#readTool(event.path, event.value)
    else if (name === 'artifacts') this.#artifacts[Number(event.path[3])] = text(at(event.value, 'uri'))
    else if (event.path.length === 3) this.values.set(name, event.value)
  }

  #readTool(path: JsonPath, value: unknown): void {
    const depth = componentDepth(path)
    if (depth === null) return
    const extension = depth === 4 ? -1 : Number(path[4])
    const field = path[depth]
    if (field === 'rules' && typeof path[depth + 1] === 'number') {
      const component = this.#components.get(extension) ?? { byIndex: [], byId: new Map() }
      this.#components.set(extension, component)
      const rule = readRule(value)
      component.byIndex[Number(path[depth + 1])] = rule
      if (!component.byId.has(rule.id)) component.byId.set(rule.id, rule)
    } else if (extension === -1 && field === 'name') this.toolName = plainLine(value)
    else if (extension === -1 && (field === 'semanticVersion' || field === 'version')) {
      this.toolVersion = plainLine(value) || this.toolVersion
    }
  }

  /** By index where given, else by id; `CA1000/1` falls back to `CA1000` (section 3.27.5). */
  ruleOf(result: unknown): { ruleId: string; rule: SarifRule | undefined } {
    const reference = at(result, 'rule')
    const extension = at(reference, 'toolComponent', 'index')
    const component = this.#components.get(typeof extension === 'number' ? extension : -1)
    const index = at(result, 'ruleIndex') ?? at(reference, 'index')
    const id = text(at(result, 'ruleId')) ?? text(at(reference, 'id'))
    const indexed = typeof index === 'number' && index >= 0 ? component?.byIndex[index] : undefined
    const rule = indexed ?? (id ? this.#ruleNamed(id) : undefined)
    return { ruleId: plainLine(id ?? rule?.id), rule }
  }

  #ruleNamed(id: string): SarifRule | undefined {
    const general = id.replace(/\/[^/]*$/, '')
    for (const { byId } of this.#components.values()) {
      const found = byId.get(id) ?? byId.get(general)
      if (found) return found
    }
    return undefined
  }

  /** A place as one name for one file: decoded, without the folder in which this machine had the sources. */
  pathOf(location: unknown): string {
    const uri = text(at(location, 'uri')) ?? this.#artifacts[Number(at(location, 'index') ?? -1)] ?? ''
    if (/^https?:/i.test(uri)) return uri
    const path = normalisePath(decoded(uri))
    const base = this.#baseFolders().find((folder) => path.startsWith(`${folder}/`))
    return base ? path.slice(base.length + 1) : path
  }

  /** Longest first. Only absolute file addresses: a relative base is a part of the path itself. */
  #baseFolders(): readonly string[] {
    if (this.#bases) return this.#bases
    const bases = this.values.get('originalUriBaseIds')
    const uris = [
      ...(isObject(bases) ? Object.values(bases).map((base) => at(base, 'uri')) : []),
      ...list(this.values.get('invocations')).map((call) => at(call, 'workingDirectory', 'uri')),
      ...list(this.values.get('versionControlProvenance')).map((source) => at(source, 'mappedTo', 'uri')),
    ]
    this.#bases = uris
      .flatMap((uri) =>
        typeof uri === 'string' && /^file:|^\//i.test(uri) ? normalisePath(decoded(uri)) : [],
      )
      .filter((folder) => folder !== '')
      .sort((a, b) => b.length - a.length)
    return this.#bases
  }

  /** The analysis category: `automationDetails.id` without its last part, which names the single run. */
  get category(): string {
    const id = text(at(this.values.get('automationDetails'), 'id')) ?? ''
    return plainLine(id.slice(0, Math.max(id.lastIndexOf('/'), 0)))
  }

  get imageName(): string | undefined {
    return text(at(this.values.get('properties'), 'imageName'))
  }
}

/** Percent-escapes undone; an address with broken ones is taken as it is. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}
