import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { gitHubDescription, type Json, type Match, resolved } from './description.ts'

const root = 'https://api.github.com/description'
/**
 * Said by GitHub about any request, whatever the operation describes; 404 also where a credential may not do it
 * (docs.github.com, "Troubleshooting the REST API").
 */
const saidAnywhere = [401, 403, 404, 429, 500, 503]

let memo: Ajv | undefined
function ajv(): Ajv {
  if (memo === undefined) {
    // The description has formats and keywords of its own, which say nothing about the shape.
    memo = new Ajv({
      strict: false,
      logger: false,
      allErrors: true,
      coerceTypes: false,
      validateSchema: false,
    })
    addFormats.default(memo)
    memo.addSchema({ ...gitHubDescription(), $id: root })
  }
  return memo
}

const compiled = new Map<string, ValidateFunction>()

/** What is wrong with `value` by a schema of the description; references in it are those of the document. */
function faults(schema: Json | undefined, value: unknown): string[] {
  const key = JSON.stringify(schema ?? {})
  const check = compiled.get(key) ?? ajv().compile(absolute(schema ?? {}) as object)
  compiled.set(key, check)
  if (check(value)) return []
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'it'} ${message}`)
}

function absolute(value: Json): Json {
  if (Array.isArray(value)) return value.map(absolute)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === '$ref' && typeof one === 'string' ? `${root}${one}` : absolute(one),
    ]),
  )
}

/** What GitHub's description finds wrong with a request: parameters it does not know, bodies of another shape. */
export function requestFaults(match: Match, query: URLSearchParams, body: unknown): string[] {
  const { operation, parameters } = match
  const described = (operation.parameters ?? []).map((one) => resolved(one))
  const inQuery = described.filter((one) => one.in === 'query')
  const found: string[] = []
  for (const [name, text] of query) {
    const parameter = inQuery.find((one) => one.name === name)
    if (parameter === undefined) found.push(`query: ${name} is no parameter`)
    else {
      const isNumber = /^\d+$/.test(text) && resolved(parameter.schema).type === 'integer'
      found.push(
        ...faults(parameter.schema, isNumber ? Number(text) : text).map((one) => `query ${name}: ${one}`),
      )
    }
  }
  for (const { name, schema } of described.filter((one) => one.in === 'path')) {
    const text = parameters[String(name)] ?? ''
    const value = resolved(schema).type === 'integer' ? Number(text) : text
    found.push(...faults(schema, value).map((one) => `path ${name}: ${one}`))
  }
  const bodyContent = resolved(resolved(resolved(operation.requestBody).content)['application/json'])
  if (operation.requestBody === undefined) {
    if (body !== undefined) found.push('it takes no body')
    return found
  }
  if (body === undefined)
    return resolved(operation.requestBody).required === true ? [...found, 'it needs a body'] : found
  // The description allows further fields in silence; a field that GitHub does not know is a mistake of ours.
  const schema = resolved(bodyContent.schema)
  const known = Object.keys(resolved(schema.properties))
  for (const name of Object.keys(body as object))
    if (known.length > 0 && !known.includes(name)) found.push(`body: ${name} is no field`)
  return [...found, ...faults(schema, body).map((one) => `body: ${one}`)]
}

/** What the description finds wrong with an answer of the stand-in itself. */
export function answerFaults({ operation }: Match, status: number, body: unknown): string[] {
  const described = operation.responses[String(status)]
  if (described === undefined) {
    if (!saidAnywhere.includes(status)) return [`it never answers ${status}`]
    return faults({ $ref: '#/components/schemas/basic-error' }, body)
  }
  const content = resolved(resolved(described).content)
  if (Object.keys(content).length === 0) return body === undefined ? [] : [`${status} has no body`]
  return faults(resolved(content['application/json']).schema, body)
}
