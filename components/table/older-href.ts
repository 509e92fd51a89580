type Asked = Readonly<Record<string, string | string[] | undefined>>

/** The same list with the rows after `cursor`: whatever the address asks for stays. */
export function olderHref(path: string, asked: Asked, cursor: string): string {
  const kept = Object.entries(asked).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return `${path}?${new URLSearchParams([...kept.filter(([name]) => name !== 'after'), ['after', cursor]])}`
}
