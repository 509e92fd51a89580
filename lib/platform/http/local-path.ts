/**
 * A path inside this installation to go on to, or `/`. Anything a browser could read as another site
 * (`//host`, `/\host`, a scheme) is refused.
 */
export function localPath(given: string | null | undefined): string {
  if (!given?.startsWith('/')) return '/'
  const base = 'http://plumbline.invalid'
  if (!URL.canParse(given, base)) return '/'
  const url = new URL(given, base)
  const path = `${url.pathname}${url.search}`
  // `/.//host` is a path of ours until its dots are resolved; what is left of it then is not.
  return url.origin === base && !path.startsWith('//') ? path : '/'
}
