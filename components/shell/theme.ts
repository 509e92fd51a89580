export const themeCookie = 'theme'
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Reads the cookie's value; anything unknown is `system`, which leaves the choice to the browser. */
export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** The cookie's text for `document.cookie`: a year, this site only; readable by script, since it holds no secret. */
export function themeCookieText(theme: Theme): string {
  const maxAge = theme === 'system' ? 0 : 365 * 24 * 60 * 60
  return `${themeCookie}=${theme}; path=/; max-age=${maxAge}; samesite=lax`
}
