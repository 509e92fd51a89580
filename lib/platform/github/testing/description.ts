import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** As much of an OpenAPI document as is read here. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type JsonObject = { [name: string]: Json }
export type Operation = JsonObject & {
  parameters?: JsonObject[]
  requestBody?: JsonObject
  responses: JsonObject
}

const project = resolve(import.meta.dirname, '../../../..')
/** Installed apart from the product by `npm test`: it is 400 MB large. */
const file = resolve(
  project,
  'cli/test/github-description/node_modules/@octokit/openapi/generated/api.github.com.json',
)

let memo: JsonObject | undefined

/** GitHub's own OpenAPI description of its API, as JSON Schema understands it (`nullable` said the usual way). */
export function gitHubDescription(): JsonObject {
  memo ??= asJsonSchema(JSON.parse(read()) as Json) as JsonObject
  return memo
}

function read(): string {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  throw new Error(
    "GitHub's API description is not installed. Run `npm test` once, or `npm ci --ignore-scripts` in cli/test/github-description.",
  )
}

/**
 * OpenAPI 3.0 says `nullable: true` where JSON Schema says `type: [..., 'null']`. The alternatives of GitHub's `oneOf`
 * overlap (an error with a message is both of the two that a 409 may be): one of them at least must hold.
 */
function asJsonSchema(value: Json): Json {
  if (Array.isArray(value)) return value.map(asJsonSchema)
  if (value === null || typeof value !== 'object') return value
  const {
    nullable,
    discriminator: _,
    oneOf,
    ...rest
  } = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asJsonSchema(one)]))
  const schema: JsonObject = oneOf === undefined ? rest : { ...rest, anyOf: oneOf }
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

/** What a `$ref` of the document leads to. */
export function resolved(value: Json | undefined): JsonObject {
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value)) return {}
  const { $ref: ref } = value
  if (typeof ref !== 'string') return value
  let found: Json | undefined = gitHubDescription()
  for (const name of ref.slice(2).split('/')) found = (found as JsonObject)[name]
  return resolved(found)
}

/** The example that GitHub prints for an answer: every field it sends, with values of its own. */
export function exampleOf(name: string): JsonObject {
  const { value } = resolved(resolved(resolved(gitHubDescription().components).examples)[name])
  if (value === undefined) throw new Error(`GitHub describes no example ${name}`)
  return structuredClone(Array.isArray(value) ? (value[0] as JsonObject) : (value as JsonObject))
}

export type Match = {
  method: string
  template: string
  operation: Operation
  parameters: Record<string, string>
}

/** The operation that answers a path; undefined where GitHub describes none. */
export function findOperation(method: string, path: string): Match | undefined {
  for (const [template, methods] of Object.entries(resolved(gitHubDescription().paths))) {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const found = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path)
    const operation = resolved(methods)[method.toLowerCase()]
    if (found === null || operation === undefined) continue
    return {
      method,
      template,
      operation: operation as Operation,
      parameters: Object.fromEntries(
        names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]),
      ),
    }
  }
  return undefined
}
