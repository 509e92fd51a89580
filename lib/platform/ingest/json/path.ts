/** Where a value stands: object keys and array indices from the root. The root itself is []. */
export type JsonPath = readonly (string | number)[]

const plainKey = /^[A-Za-z_$@][\w$@-]*$/
const longestShownKey = 80

/** The path as people write it: `$.Results[0].Vulnerabilities[12]`, odd keys quoted, long ones cut. */
export function formatJsonPath(path: JsonPath): string {
  let text = '$'
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`
    else if (plainKey.test(segment) && segment.length <= longestShownKey) text += `.${segment}`
    else text += `[${JSON.stringify(segment.slice(0, longestShownKey))}]`
  }
  return text
}
